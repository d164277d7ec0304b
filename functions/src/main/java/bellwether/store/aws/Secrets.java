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
public final class Secrets {
  /** A rotated secret is seen after so long, without a new deployment. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  private static final Secrets SHARED = new Secrets(Secrets::ask, System::nanoTime);

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final UnaryOperator<String> source;
  private final LongSupplier nanoTime;

  private record Kept(String value, long readAt) {}

  Secrets(UnaryOperator<String> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  /**
   * The plain text of the secret of this name; asked for again every few minutes.
   *
   * @throws StoreException that names the secret if it can't be read
   */
  public static String fetch(String secretName) {
    return SHARED.read(secretName);
  }

  String read(String secretName) {
    long now = nanoTime.getAsLong();
    Kept known = kept.get(secretName);
    if (known != null && now - known.readAt() < KEPT.toNanos()) {
      return known.value();
    }
    String value = source.apply(secretName);
    kept.put(secretName, new Kept(value, now));
    return value;
  }

  /** A client for one question: it is asked too seldom to keep one. */
  private static String ask(String secretName) {
    try (SecretsManagerClient client =
        SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(AwsCredentials.provider())
            .build()) {
      return Calls.ask(
          "GetSecretValue",
          secretName,
          () -> client.getSecretValue(get -> get.secretId(secretName)).secretString());
    }
  }
}
