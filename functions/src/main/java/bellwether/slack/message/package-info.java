/** Renders the notices that Bellwether posts by itself. */
@NullMarked
package bellwether.slack.message;

import org.jspecify.annotations.NullMarked;
