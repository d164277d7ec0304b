package bellwether.store.aws;

import bellwether.json.JsonTree;
import bellwether.store.StoreException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Sends messages to an SQS queue. */
public final class SqsQueue {
  /** Short, because Slack waits for the response; it applies to the connection and the answer. */
  private static final Duration TIMEOUT = Duration.ofMillis(350);

  private static final int MAX_RESPONSE_BYTES = 10_000;

  /** The minimum of SQS. Slack should show the first response before the result. */
  private static final int DELAY_SECONDS = 1;

  private final String url;
  private final JsonOperation sendMessage;

  public SqsQueue(AwsService sqs, String url) {
    this.url = url;
    // Not tried again: a request that arrived nevertheless would be answered twice.
    this.sendMessage =
        JsonOperation.of(sqs, "AmazonSQS.SendMessage", "1.0", 1, MAX_RESPONSE_BYTES, TIMEOUT);
  }

  /** Sends a message; throws a {@link StoreException} if it may not have been sent. */
  public void send(String text) {
    ObjectNode message = JsonTree.newObject();
    message.put("QueueUrl", url).put("MessageBody", text).put("DelaySeconds", DELAY_SECONDS);
    sendMessage.call("the queue", message);
  }
}
