/** Slack's limits for blocks, elements, rich text and views, with Slack's error messages. */
@NullMarked
package bellwether.local.slack.limits;

import org.jspecify.annotations.NullMarked;
