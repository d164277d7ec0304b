package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.HttpResponses;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An SQS queue on this machine that supports only SendMessage. {@link #pollEvent} takes messages
 * out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
public final class LocalSqsQueue implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final Queue<String> messages = new ConcurrentLinkedQueue<>();

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody().readNBytes(MAX_BODY_BYTES));
    String action = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    if (!action.equals("AmazonSQS.SendMessage")) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    String body = request.path("MessageBody").asText();
    messages.add(body);
    ObjectNode answer = JSON.createObjectNode().put("MessageId", UUID.randomUUID().toString());
    answer.put("MD5OfMessageBody", md5(body));
    HttpResponses.send(exchange, 200, "application/x-amz-json-1.0", JSON.writeValueAsBytes(answer));
  }

  /** Removes the oldest message and returns it as the event of a function that reads the queue. */
  public Optional<String> pollEvent() {
    return Optional.ofNullable(messages.poll()).map(LocalSqsQueue::toEvent);
  }

  private static String toEvent(String body) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode message = event.putArray("Records").addObject();
    message.put("messageId", UUID.randomUUID().toString());
    message.put("body", body).put("md5OfBody", md5(body));
    message.putObject("attributes").put("ApproximateReceiveCount", "1");
    message.put("eventSource", "aws:sqs").put("awsRegion", "us-east-1");
    message.put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:later");
    return event.toString();
  }

  /** The checksum that the client verifies. */
  private static String md5(String body) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
