package bellwether.store.aws;

import bellwether.json.JsonTree;
import bellwether.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** Reads secrets from Secrets Manager and caches them for a few minutes. */
public final class SecretReader {
  /** A rotated secret takes effect after this time, without a deployment. */
  private static final Duration CACHE_DURATION = Duration.ofMinutes(5);

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MAX_ATTEMPTS = 3;

  /** A secret holds at most 64 KB, which JSON's escapes can double. */
  private static final int MAX_RESPONSE_BYTES = 200_000;

  private final Map<String, CachedSecret> cache = new ConcurrentHashMap<>();
  private final UnaryOperator<String> source;
  private final LongSupplier nanoTime;

  private record CachedSecret(String value, long readAt) {}

  SecretReader(UnaryOperator<String> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  /** Reads secrets of this service. */
  public SecretReader(AwsService secretsManager) {
    this(name -> getSecretValue(secretsManager, name), System::nanoTime);
  }

  /** The plain text of a secret; throws a {@link StoreException} if it cannot be read. */
  public String read(String secretName) {
    long now = nanoTime.getAsLong();
    CachedSecret cached = cache.get(secretName);
    if (cached != null && now - cached.readAt() < CACHE_DURATION.toNanos()) {
      return cached.value();
    }
    String value = source.apply(secretName);
    cache.put(secretName, new CachedSecret(value, now));
    return value;
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
   */
  private static String getSecretValue(AwsService secretsManager, String secretName) {
    JsonNode secret =
        JsonOperation.of(
                secretsManager,
                "secretsmanager.GetSecretValue",
                "1.1",
                MAX_ATTEMPTS,
                MAX_RESPONSE_BYTES,
                TIMEOUT)
            .call(secretName, JsonTree.newObject().put("SecretId", secretName))
            .path("SecretString");
    if (!secret.isTextual()) {
      throw new StoreException("the secret " + secretName + " is not text: store it as a string");
    }
    return secret.textValue();
  }
}
