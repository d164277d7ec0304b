/**
 * A local Slack: the Web API methods that Bellwether calls, with Slack's limits, and a web page
 * that shows the channels.
 */
@NullMarked
package bellwether.local.slack;

import org.jspecify.annotations.NullMarked;
