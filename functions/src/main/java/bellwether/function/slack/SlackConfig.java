package bellwether.function.slack;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The environment of the Slack function.
 *
 * @param signingSecret Slack's signing secret, or its name in Secrets Manager
 * @param isName whether {@code signingSecret} is such a name
 */
record SlackConfig(String signingSecret, boolean isName) {
  private static final String SECRET = "SLACK_SIGNING_SECRET";
  private static final String SECRETS = "BELLWETHER_SECRETS";
  private static final String SECRETS_MANAGER = "secretsmanager";

  /**
   * @throws IllegalStateException if a variable is missing or makes no sense; names it and the fix
   */
  static SlackConfig from(Map<String, String> environment) {
    String secret = environment.getOrDefault(SECRET, "").strip();
    if (secret.isEmpty()) {
      throw new IllegalStateException(
          SECRET
              + " is not set: give it the app's signing secret, or with "
              + SECRETS
              + "="
              + SECRETS_MANAGER
              + " the secret's name there");
    }
    String place = environment.getOrDefault(SECRETS, "").strip();
    if (!place.isEmpty() && !place.equals(SECRETS_MANAGER)) {
      throw new IllegalStateException(
          SECRETS + " is set to something unknown: make it " + SECRETS_MANAGER + ", or unset it");
    }
    return new SlackConfig(secret, !place.isEmpty());
  }

  /**
   * The signing secret itself.
   *
   * @param secretsManager the value of a secret by its name; asked only if a name is configured
   */
  String signingSecret(UnaryOperator<String> secretsManager) {
    return isName ? secretsManager.apply(signingSecret) : signingSecret;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "SlackConfig[isName=" + isName + "]";
  }
}
