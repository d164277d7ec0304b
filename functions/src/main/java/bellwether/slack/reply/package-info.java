/** Renders the replies to commands and clicks, and holds the records they show. */
@NullMarked
package bellwether.slack.reply;

import org.jspecify.annotations.NullMarked;
