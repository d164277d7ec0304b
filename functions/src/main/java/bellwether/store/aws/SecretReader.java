package bellwether.store.aws;

import bellwether.store.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Reads secrets from Secrets Manager and caches them for a few minutes. */
public final class SecretReader {
  /** A rotated secret takes effect after this time, without a deployment. */
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

  /** The plain text of a secret; throws a {@link StoreException} if it cannot be read. */
  public static String fetch(String secretName) {
    return INSTANCE.read(secretName);
  }

  String read(String secretName) {
    long now = nanoTime.getAsLong();
    CachedSecret cached = cache.get(secretName);
    if (cached != null && now - cached.readAt() < CACHE_DURATION.toNanos()) {
      return cached.value();
    }
    String value = source.apply(secretName);
    cache.put(secretName, new CachedSecret(value, now));
    return value;
  }

  /** Creates a client for each call, because calls are rare. */
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
