/**
 * What Slack sends in: slash commands and events, answered within Slack's three seconds, cold start
 * included. So this package reads and writes JSON as a stream and touches nothing of Slack's
 * client.
 */
@NullMarked
package bellwether.function.slack;

import org.jspecify.annotations.NullMarked;
