package bellwether.lambda;

import bellwether.app.poll.FirstRead;
import bellwether.app.workspace.InvalidSettingException;
import bellwether.store.aws.AwsCredentialChain;
import bellwether.store.aws.AwsService;
import bellwether.store.aws.SecretReader;
import bellwether.store.aws.SigningCredentials;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from environment variables. Throws an {@link InvalidSettingException} that names
 * the variable and the fix if one is missing or invalid.
 */
public final class Environment {
  private final Map<String, String> variables;
  private @Nullable SecretReader secrets;

  /** An empty variable counts as unset: SAM passes empty strings for omitted parameters. */
  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The value, or empty if it is unset or blank. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The value of a variable that must be set; {@code meaning} describes it in the error. */
  public String require(String name, String meaning) {
    return find(name)
        .orElseThrow(() -> new InvalidSettingException(name + " is not set: set it to " + meaning));
  }

  /** The secret that a variable contains or, if BELLWETHER_SECRETS is secretsmanager, names. */
  String secret(String name, String meaning) {
    String value = require(name, meaning);
    return find("BELLWETHER_SECRETS").filter("secretsmanager"::equals).isPresent()
        ? secrets().read(value).strip() // a secret from a file often ends with a line break
        : value;
  }

  private synchronized SecretReader secrets() {
    SecretReader created = secrets;
    if (created == null) {
      created = new SecretReader(awsService("secretsmanager", "SECRETS_MANAGER"));
      secrets = created;
    }
    return created;
  }

  /**
   * A service of AWS, at its own address or at that of {@code AWS_ENDPOINT_URL_…}, as the SDK reads
   * it: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
   */
  AwsService awsService(String name, String variableSuffix) {
    String region = require("AWS_REGION", "the region of this function, such as eu-west-1");
    return new AwsService(
        name,
        region,
        url("AWS_ENDPOINT_URL_" + variableSuffix, AwsService.defaultEndpoint(name, region)),
        Clock.systemUTC(),
        credentials());
  }

  /** Those that Lambda sets; with SnapStart it sets none, and the SDK knows where to ask. */
  private Supplier<SigningCredentials> credentials() {
    Optional<String> accessKey = find("AWS_ACCESS_KEY_ID");
    Optional<String> secretKey = find("AWS_SECRET_ACCESS_KEY");
    if (accessKey.isEmpty() || secretKey.isEmpty()) {
      return AwsCredentialChain.credentials();
    }
    SigningCredentials fixed =
        new SigningCredentials(
            accessKey.get(), secretKey.get(), find("AWS_SESSION_TOKEN").orElse(null));
    return () -> fixed;
  }

  AwsService dynamoDb() {
    return awsService("dynamodb", "DYNAMODB");
  }

  /** The name of a table: the variable's value, or the default name. */
  public String tableName(String aggregate) {
    return find("BELLWETHER_" + aggregate.toUpperCase(Locale.ROOT) + "_TABLE")
        .orElse("bellwether-" + aggregate);
  }

  /** A positive ISO 8601 duration. */
  public Duration duration(String name, Duration defaultValue) {
    return find(name)
        .map(value ->
            parse(
                () -> Duration.parse(value),
                Duration::isPositive,
                name + " must be a positive ISO 8601 duration such as PT2M, not \"" + value + '"'))
        .orElse(defaultValue);
  }

  /** An http or https address; the error omits the value, which may contain a password. */
  public URI url(String name, URI defaultValue) {
    return find(name)
        .map(value ->
            parse(
                () -> URI.create(value),
                url -> url.getHost() != null && String.valueOf(url.getScheme()).matches("https?"),
                name + " must be an http or https address such as " + defaultValue))
        .orElse(defaultValue);
  }

  /** An hour of the day, 0 to 23. */
  int hour(String name, int defaultValue) {
    return find(name)
        .map(value ->
            parse(
                () -> Integer.valueOf(value),
                hour -> hour >= 0 && hour <= 23,
                name + " must be an hour from 0 to 23, not \"" + value + '"'))
        .orElse(defaultValue);
  }

  /** What happens to the items of a feed that is read for the first time. */
  FirstRead firstRead() {
    return find("BELLWETHER_FIRST_READ")
        .map(value ->
            parse(
                () -> FirstRead.parse(value),
                _ -> true,
                "BELLWETHER_FIRST_READ must be silent or alert"))
        .orElse(FirstRead.SILENT);
  }

  private static <T> T parse(Supplier<T> parser, Predicate<T> isValid, String error) {
    try {
      T value = parser.get();
      if (isValid.test(value)) {
        return value;
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // The message below also names the fix.
    }
    throw new InvalidSettingException(error);
  }
}
