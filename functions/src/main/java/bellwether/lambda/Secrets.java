package bellwether.lambda;

import bellwether.store.aws.SecretReader;

/**
 * Reads secrets: from Secrets Manager under the name in a variable ({@code
 * BELLWETHER_SECRETS=secretsmanager}, as in the cloud), or from the variable itself.
 */
public final class Secrets {
  private final Environment environment;

  public Secrets(Environment environment) {
    this.environment = environment;
  }

  /**
   * The secret that the variable contains or names.
   *
   * @throws IllegalStateException if the variable is unset, naming it and the fix
   */
  public String get(String variable, String meaning) {
    String value = environment.require(variable, meaning);
    boolean named =
        environment.find("BELLWETHER_SECRETS").filter("secretsmanager"::equals).isPresent();
    // A secret created from a file often ends with a line break.
    return named ? SecretReader.fetch(value).strip() : value;
  }
}
