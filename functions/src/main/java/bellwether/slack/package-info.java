/**
 * Network out: what is sent to Slack and what Slack sends in. Only this room sees Slack's client.
 */
@NullMarked
package bellwether.slack;

import org.jspecify.annotations.NullMarked;
