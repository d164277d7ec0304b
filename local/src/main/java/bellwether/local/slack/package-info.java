/**
 * A Slack for one machine: the Web API methods that Bellwether calls, with Slack's limits, and a
 * page that shows what a channel would show.
 */
@NullMarked
package bellwether.local.slack;

import org.jspecify.annotations.NullMarked;
