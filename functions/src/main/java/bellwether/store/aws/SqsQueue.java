package bellwether.store.aws;

import bellwether.store.StoreException;
import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A queue of SQS, to put work into. */
public final class SqsQueue {
  /** Whoever asks waits, and Slack with them. */
  private static final Duration CALL_TIMEOUT = Duration.ofMillis(700);

  /** The least that SQS knows: Slack is to have our first answer before the second comes. */
  private static final int DELAY_SECONDS = 1;

  private final String url;

  /**
   * @param url as SQS names the queue
   */
  public SqsQueue(String url) {
    this.url = url;
  }

  /**
   * Puts the text into the queue, at least once. The client is made for one message: they are few.
   *
   * @throws StoreException if it may not be there; says nothing of the text
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
