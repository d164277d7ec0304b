/**
 * Clients for Slack's Web API, response URLs, file transfer and OAuth; the only package that sends
 * requests to Slack.
 */
@NullMarked
package bellwether.slack.api;

import org.jspecify.annotations.NullMarked;
