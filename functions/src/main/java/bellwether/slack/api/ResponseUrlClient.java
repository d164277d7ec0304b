package bellwether.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.slack.block.SlackMessage;
import java.net.URI;
import java.time.Duration;

/**
 * Replies through the response URL that Slack sends with a command or a click. The URL works five
 * times within 30 minutes, and whoever knows it can post as the app. See
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
public final class ResponseUrlClient {
  private static final String RESPONSE_HOST = "hooks.slack.com";

  private final SlackTransport transport;

  /**
   * @param apiUrl a Slack server on this machine has its response URLs on this machine
   */
  public ResponseUrlClient(URI apiUrl, Duration timeout) {
    this.transport = new SlackTransport(null, apiUrl, timeout);
  }

  /**
   * Replies to the person who asked; nobody else sees it.
   *
   * @return whether Slack accepted it; false if the URL is not Slack's, or has expired
   */
  public boolean respond(String responseUrl, SlackMessage message) {
    byte[] json = message.toEphemeralJson().getBytes(UTF_8);
    return transport.post(responseUrl, RESPONSE_HOST, "application/json; charset=utf-8", json);
  }
}
