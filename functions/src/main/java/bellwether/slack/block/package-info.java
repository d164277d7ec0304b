/**
 * Builds Block Kit JSON within Slack's limits from text that may be hostile: blocks, elements, rich
 * text, messages and views.
 */
@NullMarked
package bellwether.slack.block;

import org.jspecify.annotations.NullMarked;
