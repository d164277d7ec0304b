/** Renders the modals and the home tab, and names the blocks and actions they send back. */
@NullMarked
package bellwether.slack.view;

import org.jspecify.annotations.NullMarked;
