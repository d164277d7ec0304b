package bellwether.app.install;

import bellwether.lambda.Credentials;
import bellwether.lambda.Environment;
import bellwether.lambda.TokenKey;
import bellwether.slack.api.OAuthClient;
import bellwether.slack.api.SlackClient;
import bellwether.store.TokenCipher;
import java.time.Duration;
import java.util.Optional;

/**
 * What lets other workspaces install Bellwether.
 *
 * @param oauth the app as Slack knows it
 * @param seal what their tokens are encrypted with
 */
public record InstallSettings(OAuthClient oauth, TokenCipher seal) {
  /** Slack's answer and the table's fit into the ten seconds of the function. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  private static final String ID = "SLACK_CLIENT_ID";
  private static final String SECRET = "SLACK_CLIENT_SECRET";

  /**
   * The settings, or empty where only the one workspace of SLACK_BOT_TOKEN is served.
   *
   * @throws Environment.WrongSettingException if one is missing or wrong, naming the fix
   */
  public static Optional<InstallSettings> of(Environment environment) {
    if (environment.find(ID).isEmpty()) {
      return Optional.empty();
    }
    Credentials credentials = new Credentials(environment);
    TokenCipher seal =
        TokenKey.seal(environment)
            .orElseThrow(() ->
                new Environment.WrongSettingException(
                    TokenKey.VARIABLE
                        + " is not set: set it to 32 bytes in base64, as openssl rand -base64 32"
                        + " prints them"));
    OAuthClient oauth =
        new OAuthClient(
            credentials.secret(ID, "the app's client id, from its Basic Information"),
            credentials.secret(SECRET, "the app's client secret, from its Basic Information"),
            environment.url("SLACK_API_URL", SlackClient.DEFAULT_API_URL),
            CALL_TIMEOUT);
    return Optional.of(new InstallSettings(oauth, seal));
  }
}
