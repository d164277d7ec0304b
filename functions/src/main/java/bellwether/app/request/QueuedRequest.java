package bellwether.app.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.slack.block.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A verified request that was queued, and how often the queue delivered it, from 1. The body
 * contains a secret, the response URL.
 */
public record QueuedRequest(String mediaType, String body, int attempt) {
  private static final String SQS_SOURCE = "aws:sqs";

  public QueuedRequest(String mediaType, String body) {
    this(mediaType, body, 1);
  }

  public String toJson() {
    return JsonObject.EMPTY.with("type", mediaType).with("body", body).toString();
  }

  /**
   * Reads the requests in an SQS event; empty for any other event. See
   * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
   */
  public static List<QueuedRequest> parseEvent(byte[] event) throws MalformedRequestException {
    List<QueuedRequest> requests = new ArrayList<>();
    for (RequestJson message : RequestJson.parse(event, "the event").at("Records").elements()) {
      if (message.text("eventSource").equals(SQS_SOURCE)) {
        byte[] body = message.text("body").getBytes(UTF_8);
        RequestJson request = RequestJson.parse(body, "the queued request");
        String count = message.text("attributes", "ApproximateReceiveCount");
        requests.add(
            new QueuedRequest(
                request.text("type"),
                request.text("body"),
                count.matches("[0-9]{1,6}") ? Integer.parseInt(count) : 1));
      }
    }
    return requests;
  }

  /** Omits the body, which contains a secret. */
  @Override
  public String toString() {
    return "a request of type " + mediaType;
  }
}
