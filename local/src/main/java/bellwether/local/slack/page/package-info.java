/** The web page of the local Slack and the actions of its user. */
@NullMarked
package bellwether.local.slack.page;

import org.jspecify.annotations.NullMarked;
