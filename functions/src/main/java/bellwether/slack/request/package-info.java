/** Verifies and parses what Slack sends, and names its actions. */
@NullMarked
package bellwether.slack.request;

import org.jspecify.annotations.NullMarked;
