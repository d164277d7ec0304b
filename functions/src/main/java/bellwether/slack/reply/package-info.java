/**
 * Renders the replies to slash commands and clicks, and holds the records they are rendered from.
 */
@NullMarked
package bellwether.slack.reply;

import org.jspecify.annotations.NullMarked;
