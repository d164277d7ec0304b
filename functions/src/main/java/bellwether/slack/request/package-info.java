/** Reads what Slack sends: verifies request signatures and parses slash commands. */
@NullMarked
package bellwether.slack.request;

import org.jspecify.annotations.NullMarked;
