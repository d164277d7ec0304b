package bellwether.store.aws;

import bellwether.store.Mailbox;
import bellwether.store.StoreException;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A {@link Mailbox} in S3, where SES puts what it receives. */
public final class S3Mailbox implements Mailbox {
  private static final int MAX_BYTES = 10_000_000;

  private final S3Client client;
  private final String bucket;

  S3Mailbox(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** The bucket, where the SDK's own environment says that S3 is. */
  public static S3Mailbox connect(String bucket) {
    return new S3Mailbox(
        S3Client.builder()
            .credentialsProvider(AwsCredentialChain.provider())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            // By path, so that AWS_ENDPOINT_URL_S3 may be an address without names for buckets.
            .forcePathStyle(true)
            .build(),
        bucket);
  }

  @Override
  public Optional<byte[]> read(String key) {
    try (ResponseInputStream<GetObjectResponse> object =
        client.getObject(get -> get.bucket(bucket).key(key))) {
      byte[] bytes = object.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(bytes);
    } catch (NoSuchKeyException absent) {
      return Optional.empty();
    } catch (IOException | SdkException failed) {
      throw new StoreException("GetObject failed: " + failed.getClass().getSimpleName());
    }
  }
}
