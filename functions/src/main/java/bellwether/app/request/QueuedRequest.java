package bellwether.app.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A verified request that was queued.
 *
 * @param mediaType of the body, without parameters
 * @param body as Slack sent it; contains a secret, the response URL
 * @param attempt how often the queue delivered it, from 1
 */
public record QueuedRequest(String mediaType, String body, int attempt) {
  private static final String SQS_SOURCE = "aws:sqs";

  public QueuedRequest(String mediaType, String body) {
    this(mediaType, body, 1);
  }

  /** The message in the queue. */
  public String toJson() {
    return new ObjectMapper()
        .createObjectNode()
        .put("type", mediaType)
        .put("body", body)
        .toString();
  }

  /**
   * Reads the requests in an SQS event; empty for any other event. See
   * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
   *
   * @throws MalformedRequestException if the event is no JSON object; the message omits its content
   */
  public static List<QueuedRequest> parseEvent(byte[] event) throws MalformedRequestException {
    return isQueueEvent(event) ? parseRecords(event) : List.of();
  }

  /** Streams, because it runs for every request that Slack waits for. */
  private static boolean isQueueEvent(byte[] event) throws MalformedRequestException {
    boolean[] found = {false};
    RequestJson.forEachField(
        event,
        "the event",
        (name, value) ->
            found[0] |= name.equals("Records") && value.currentToken() == JsonToken.START_ARRAY);
    return found[0];
  }

  private static List<QueuedRequest> parseRecords(byte[] event) throws MalformedRequestException {
    ObjectMapper json = new ObjectMapper();
    List<QueuedRequest> handed = new ArrayList<>();
    try {
      for (JsonNode message : json.readTree(event).path("Records")) {
        if (message.path("eventSource").asText().equals(SQS_SOURCE)) {
          JsonNode request = json.readTree(message.path("body").asText().getBytes(UTF_8));
          String count = message.path("attributes").path("ApproximateReceiveCount").asText();
          handed.add(
              new QueuedRequest(
                  request.path("type").asText(),
                  request.path("body").asText(),
                  count.matches("[0-9]{1,6}") ? Integer.parseInt(count) : 1));
        }
      }
    } catch (JsonProcessingException e) {
      throw new MalformedRequestException("the queued request is not JSON");
    } catch (IOException e) {
      throw new MalformedRequestException("the queued request can't be read");
    }
    return handed;
  }

  /** Omits the body, which contains a secret. */
  @Override
  public String toString() {
    return "a request of type " + mediaType;
  }
}
