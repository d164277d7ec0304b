package bellwether.lambda;

import bellwether.app.Forwarding;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.install.InstallSettings;
import bellwether.app.workspace.BotTokens;
import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.InvalidSettingException;
import bellwether.app.workspace.SharedToken;
import bellwether.slack.api.OAuthClient;
import bellwether.slack.api.SlackClient;
import bellwether.store.InstallationStore;
import bellwether.store.TokenCipher;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings for Slack, read from the environment; secrets are fetched each time they are used.
 * Throws an {@link InvalidSettingException} if a setting is missing or invalid.
 */
public final class SlackConfig {
  /** The variable that contains or names the key; unset if only one workspace is served. */
  public static final String TOKEN_KEY = "BELLWETHER_TOKEN_KEY";

  /** The variable that contains or names the key; unset if alerts go to Slack only. */
  public static final String DESTINATION_KEY = "BELLWETHER_DESTINATION_KEY";

  private static final String TOKEN = "SLACK_BOT_TOKEN";
  private static final String CLIENT_ID = "SLACK_CLIENT_ID";
  private static final String CLIENT_SECRET = "SLACK_CLIENT_SECRET";
  private static final String SIGNING_SECRET = "SLACK_SIGNING_SECRET";
  private static final String SIGNING_SECRET_MEANING =
      "the app's signing secret, from its Basic Information";

  /** Leaves time to save the installation within the function's timeout of ten seconds. */
  private static final Duration OAUTH_TIMEOUT = Duration.ofSeconds(5);

  private final Environment environment;

  public SlackConfig(Environment environment) {
    this.environment = environment;
  }

  /** The address of Slack's Web API. */
  public URI apiUrl() {
    return environment.url("SLACK_API_URL", SlackClient.DEFAULT_API_URL);
  }

  /** The default channels, and how long an attempt may take. */
  public DeliveryConfig deliveryConfig() {
    DeliveryConfig defaults =
        DeliveryConfig.of(
            environment.require("SLACK_CHANNEL", "the id of the channel that alerts go to"));
    return new DeliveryConfig(
        defaults.channel(),
        environment.find("BELLWETHER_OPERATORS_CHANNEL").orElse(defaults.channel()),
        environment.duration("BELLWETHER_DELIVERY_LEASE", defaults.lease()),
        environment.duration("BELLWETHER_DELIVERY_SETTLE", defaults.settleTime()));
  }

  /** The workspace that SLACK_BOT_TOKEN belongs to. */
  public SharedToken sharedToken() {
    return new SharedToken(
        environment.find("SLACK_TEAM_ID"), environment.find(TOKEN_KEY).isPresent());
  }

  /** The bot tokens of workspaces: their own, or the shared one. */
  public BotTokens botTokens(InstallationStore installations) {
    return new BotTokens(
        installations,
        sharedToken(),
        () -> environment.find(TOKEN).map(_ -> environment.secret(TOKEN, "the app's bot token")),
        this::tokenCipher);
  }

  String signingSecret() {
    return environment.secret(SIGNING_SECRET, SIGNING_SECRET_MEANING);
  }

  /** Throws at startup, not at the first request, if the signing secret is not set. */
  void requireSigningSecret() {
    environment.require(SIGNING_SECRET, SIGNING_SECRET_MEANING);
  }

  /** The settings for OAuth; empty if only the workspace of SLACK_BOT_TOKEN is served. */
  public Optional<InstallSettings> installSettings() {
    if (environment.find(CLIENT_ID).isEmpty()) {
      return Optional.empty();
    }
    TokenCipher cipher =
        tokenCipher()
            .orElseThrow(() ->
                new InvalidSettingException(
                    TOKEN_KEY
                        + " is not set: set it to 32 bytes in base64, as openssl rand -base64 32"
                        + " prints them"));
    OAuthClient oauth =
        new OAuthClient(
            environment.secret(CLIENT_ID, "the app's client id, from its Basic Information"),
            environment.secret(
                CLIENT_SECRET, "the app's client secret, from its Basic Information"),
            apiUrl(),
            OAUTH_TIMEOUT);
    return Optional.of(new InstallSettings(oauth, cipher));
  }

  /** Encrypts workspaces' tokens: with one key, or several, one per line and the newest first. */
  private Optional<TokenCipher> tokenCipher() {
    return cipher(TOKEN_KEY);
  }

  /** Sends alerts to public addresses only. */
  public Forwarding forwarding() {
    return new Forwarding(
        new DestinationSecrets(() -> cipher(DESTINATION_KEY)),
        false,
        environment.find(EmailConfig.FROM).isPresent(),
        Optional.empty());
  }

  private Optional<TokenCipher> cipher(String variable) {
    return environment
        .find(variable)
        .map(_ ->
            parseCipher(
                variable, environment.secret(variable, "32 bytes in base64, one key per line")));
  }

  private static TokenCipher parseCipher(String variable, String key) {
    try {
      return new TokenCipher(variable, key);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(Objects.requireNonNull(e.getMessage()));
    }
  }
}
