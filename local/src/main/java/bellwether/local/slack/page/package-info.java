/** The web page of the local Slack and what its user does on it. */
@NullMarked
package bellwether.local.slack.page;

import org.jspecify.annotations.NullMarked;
