package bellwether.store.aws;

import bellwether.store.Mailbox;
import bellwether.store.StoreException;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reads email from the S3 bucket in which SES stores it. */
public final class S3Mailbox implements Mailbox {
  private static final int MAX_BYTES = 10_000_000;

  private final S3Client client;
  private final String bucket;

  /** Uses the region, credentials and endpoint of the environment. */
  public S3Mailbox(String bucket) {
    this.bucket = bucket;
    this.client =
        S3Client.builder()
            .credentialsProvider(AwsCredentialChain.provider())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            // Lets AWS_ENDPOINT_URL_S3 be a host without subdomains for buckets.
            .forcePathStyle(true)
            .build();
  }

  @Override
  public Optional<byte[]> read(String key) {
    return AwsCalls.call("GetObject", bucket, () -> get(key));
  }

  private Optional<byte[]> get(String key) {
    try (ResponseInputStream<GetObjectResponse> object =
        client.getObject(get -> get.bucket(bucket).key(key))) {
      byte[] bytes = object.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(bytes);
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException(
          "GetObject on " + bucket + " failed: " + e.getClass().getSimpleName());
    }
  }
}
