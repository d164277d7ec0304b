package bellwether.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.slack.block.SlackMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Answers through the address that Slack sent with a command or a click: it works five times within
 * half an hour, and who knows it may speak as us. See
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
public final class ResponseUrlClient {
  private static final String RESPONSE_HOST = "hooks.slack.com";

  private final URI apiUrl;
  private final Duration timeout;

  /**
   * @param apiUrl where Slack is; one on this machine answers on this machine
   */
  public ResponseUrlClient(URI apiUrl, Duration timeout) {
    this.apiUrl = SlackUrls.requireSecure(apiUrl);
    this.timeout = timeout;
  }

  /**
   * Tells the person who asked, and nobody else.
   *
   * @return whether Slack took it; false for an address that is none of Slack's, or worn out
   */
  public boolean respond(String address, SlackMessage message) {
    URI to = URI.create(address);
    if (!SlackUrls.isSlackUrl(to, RESPONSE_HOST, apiUrl)) {
      return false;
    }
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(timeout)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(message.toEphemeralJson(), UTF_8))
            .build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(timeout).build()) {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // who asked sees the state in the message itself
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
