package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.cli.UserError;
import bellwether.local.slack.request.SlackRequestSigner;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.time.InstantSource;

/**
 * Replaces the timestamp and signature of a stored Slack request, which are too old to be accepted.
 * Only a valid signature is replaced, so that an invalid one stays invalid.
 */
public final class SlackEventSigner {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TIMESTAMP = "x-slack-request-timestamp";
  private static final String SIGNATURE = "x-slack-signature";

  private SlackEventSigner() {}

  /**
   * Returns the event to send: the same text if it has no valid signature of Slack.
   *
   * @throws UserError if it is not a JSON object
   */
  public static String resign(String event, String signingSecret, InstantSource clock) {
    try {
      if (!(JSON.readTree(event) instanceof ObjectNode json)) {
        throw UserError.usage("the event is not a JSON object");
      }
      if (!(json.path("headers") instanceof ObjectNode headers)) {
        return event;
      }
      byte[] body = decodeBody(json);
      String then = headers.path(TIMESTAMP).asText("");
      String signature = headers.path(SIGNATURE).asText("");
      if (then.isEmpty()
          || signingSecret.isEmpty()
          || !constantTimeEquals(signature, SlackRequestSigner.sign(signingSecret, then, body))) {
        return event;
      }
      String now = Long.toString(clock.instant().getEpochSecond());
      headers.put(TIMESTAMP, now).put(SIGNATURE, SlackRequestSigner.sign(signingSecret, now, body));
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw UserError.usage("the event is not JSON: " + e.getOriginalMessage());
    }
  }

  private static byte[] decodeBody(JsonNode event) {
    try {
      return StoredEvent.body(event);
    } catch (IllegalArgumentException e) {
      return new byte[0]; // invalid Base64, which the function is to handle
    }
  }

  private static boolean constantTimeEquals(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
