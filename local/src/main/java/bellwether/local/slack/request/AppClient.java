package bellwether.local.slack.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends signed requests to the app and waits as long as Slack does. */
public final class AppClient implements AutoCloseable {
  /** "This must be received by Slack within 3000 milliseconds." */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  /** The response of the app, or the error that Slack shows without one. */
  public sealed interface Response {
    /**
     * @param contentType empty if there is none
     */
    record Success(String contentType, String body) implements Response {}

    record Failure(String error) implements Response {}
  }

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI endpoint;
  private final String signingSecret;
  private final InstantSource clock;

  public AppClient(URI endpoint, String signingSecret, InstantSource clock) {
    this.endpoint = endpoint;
    this.signingSecret = signingSecret;
    this.clock = clock;
  }

  public Response send(Map<String, String> form) throws InterruptedException {
    byte[] body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"))
            .getBytes(UTF_8);
    return send(body, "application/x-www-form-urlencoded");
  }

  public Response sendEvent(String json) throws InterruptedException {
    return send(json.getBytes(UTF_8), "application/json");
  }

  private Response send(byte[] body, String type) throws InterruptedException {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("Content-Type", type)
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", SlackRequestSigner.sign(signingSecret, timestamp, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString(UTF_8));
      return answer.statusCode() == 200
          ? new Response.Success(
              answer.headers().firstValue("Content-Type").orElse(""), answer.body())
          : new Response.Failure("dispatch_failed");
    } catch (HttpTimeoutException e) {
      return new Response.Failure("operation_timeout");
    } catch (IOException e) {
      return new Response.Failure("dispatch_failed");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
