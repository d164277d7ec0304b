/** Clients for Slack's Web API, response URLs, file transfer and OAuth. */
@NullMarked
package bellwether.slack.api;

import org.jspecify.annotations.NullMarked;
