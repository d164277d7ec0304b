/** Renders the modals and the home tab. */
@NullMarked
package bellwether.slack.view;

import org.jspecify.annotations.NullMarked;
