package bellwether.store.aws;

import bellwether.store.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Reads secrets from Secrets Manager, and never writes their values anywhere. */
public final class SecretReader {
  /** A rotated secret is seen after so long, without a new deployment. */
  private static final Duration CACHE_DURATION = Duration.ofMinutes(5);

  private static final SecretReader INSTANCE =
      new SecretReader(SecretReader::getSecretValue, System::nanoTime);

  private final Map<String, CachedSecret> cache = new ConcurrentHashMap<>();
  private final UnaryOperator<String> source;
  private final LongSupplier nanoTime;

  private record CachedSecret(String value, long readAt) {}

  SecretReader(UnaryOperator<String> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  /**
   * The plain text of the secret of this name; asked for again every few minutes.
   *
   * @throws StoreException that names the secret if it can't be read
   */
  public static String fetch(String secretName) {
    return INSTANCE.read(secretName);
  }

  String read(String secretName) {
    long now = nanoTime.getAsLong();
    CachedSecret known = cache.get(secretName);
    if (known != null && now - known.readAt() < CACHE_DURATION.toNanos()) {
      return known.value();
    }
    String value = source.apply(secretName);
    cache.put(secretName, new CachedSecret(value, now));
    return value;
  }

  /** A client for one question: it is asked too seldom to keep one. */
  private static String getSecretValue(String secretName) {
    try (SecretsManagerClient client =
        SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(AwsCredentialChain.provider())
            .build()) {
      return AwsCalls.call(
          "GetSecretValue",
          secretName,
          () -> client.getSecretValue(get -> get.secretId(secretName)).secretString());
    }
  }
}
