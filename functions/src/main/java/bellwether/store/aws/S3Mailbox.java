package bellwether.store.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.store.Mailbox;
import bellwether.store.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Reads email from the S3 bucket in which SES stores it. */
public final class S3Mailbox implements Mailbox {
  private static final int MAX_BYTES = 10_000_000;
  private static final int NOT_FOUND = 404;

  /** The code in the body; a bucket that does not exist has another. */
  private static final String NO_SUCH_KEY = "<Code>NoSuchKey</Code>";

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_ATTEMPTS = 3;

  private final SignedHttpClient http;
  private final String bucket;

  public S3Mailbox(AwsService s3, String bucket) {
    this.bucket = bucket;
    this.http = new SignedHttpClient(s3, MAX_ATTEMPTS, MAX_BYTES, TIMEOUT);
  }

  /**
   * The address has the bucket in its path, so that {@code AWS_ENDPOINT_URL_S3} can be a host
   * without subdomains for buckets.
   *
   * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
   */
  @Override
  public Optional<byte[]> read(String key) {
    String path = '/' + bucket + '/' + SdkHttpUtils.urlEncodeIgnoreSlashes(key);
    SignedHttpClient.Answer answer = http.send("GET", path, Map.of(), new byte[0]);
    if (answer.status() == NOT_FOUND && new String(answer.body(), UTF_8).contains(NO_SUCH_KEY)) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw new StoreException("GetObject on " + bucket + " failed: status " + answer.status());
    }
    return answer.body().length > MAX_BYTES ? Optional.empty() : Optional.of(answer.body());
  }
}
