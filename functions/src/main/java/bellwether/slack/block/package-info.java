/** Builds Block Kit JSON within Slack's limits from text that may be untrusted. */
@NullMarked
package bellwether.slack.block;

import org.jspecify.annotations.NullMarked;
