package bellwether.store.aws;

import bellwether.store.StoreException;
import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends messages to an SQS queue. */
public final class SqsQueue {
  /** Short, because Slack waits for the response. */
  private static final Duration CALL_TIMEOUT = Duration.ofMillis(700);

  /** The minimum of SQS. Slack should show the first response before the result. */
  private static final int DELAY_SECONDS = 1;

  private final String url;

  public SqsQueue(String url) {
    this.url = url;
  }

  /**
   * Sends a message at least once; throws a {@link StoreException} if it may not have been sent.
   * Creates a client for each message, because they are rare.
   */
  public void send(String text) {
    try (SqsClient client =
        SqsClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(AwsCredentialChain.provider())
            .overrideConfiguration(all -> all.apiCallTimeout(CALL_TIMEOUT))
            .build()) {
      AwsCalls.call(
          "SendMessage",
          "the queue",
          () ->
              client.sendMessage(
                  message -> message.queueUrl(url).messageBody(text).delaySeconds(DELAY_SECONDS)));
    }
  }
}
