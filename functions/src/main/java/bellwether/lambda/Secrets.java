package bellwether.lambda;

import bellwether.app.workspace.InvalidSettingException;
import bellwether.store.aws.SecretReader;

/**
 * Reads secrets: from Secrets Manager under the name in a variable ({@code
 * BELLWETHER_SECRETS=secretsmanager}, as in the cloud), or from the variable itself.
 */
final class Secrets {
  private final Environment environment;

  Secrets(Environment environment) {
    this.environment = environment;
  }

  /**
   * The secret that the variable contains or names.
   *
   * @throws InvalidSettingException if the variable is unset
   */
  String get(String variable, String meaning) {
    String value = environment.require(variable, meaning);
    boolean isName =
        environment.find("BELLWETHER_SECRETS").filter("secretsmanager"::equals).isPresent();
    // A secret created from a file often ends with a line break.
    return isName ? SecretReader.fetch(value).strip() : value;
  }
}
