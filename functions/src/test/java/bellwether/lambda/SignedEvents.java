package bellwether.lambda;

import static bellwether.slack.request.RequestSignature.sign;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Creates the events of signed requests from Slack. */
public final class SignedEvents {
  public static final String SECRET = "a-signing-secret-of-the-tests";

  private SignedEvents() {}

  /** The event of an HTTP API with payload format 2.0. */
  public static ObjectNode event(Instant at, String contentType, String body) {
    String timestamp = "" + at.getEpochSecond();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0").put("routeKey", "$default").put("rawPath", "/slack/events");
    event
        .putObject("headers")
        .put("content-type", contentType)
        .put("x-slack-request-timestamp", timestamp)
        .put("x-slack-signature", sign(SECRET, timestamp, body.getBytes(UTF_8)));
    ObjectNode requestContext = event.putObject("requestContext").put("stage", "$default");
    requestContext.putObject("authorizer").put("method", "GET");
    requestContext.putObject("http").put("method", "POST").put("path", "/slack/events");
    return event.put("body", body).put("isBase64Encoded", false);
  }
}
