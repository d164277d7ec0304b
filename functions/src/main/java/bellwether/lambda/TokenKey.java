package bellwether.lambda;

import bellwether.store.TokenCipher;
import java.util.Objects;
import java.util.Optional;

/**
 * Gets what encrypts workspaces' own bot tokens, if Bellwether was told to have such: one key, or
 * several, a line each and the newest first.
 */
public final class TokenKey {
  /** The variable that holds or names the key; unset where one workspace is all there is. */
  public static final String VARIABLE = "BELLWETHER_TOKEN_KEY";

  private TokenKey() {}

  /**
   * The seal, or empty if no key is set.
   *
   * @throws Environment.WrongSettingException if the key is none, naming the fix
   */
  public static Optional<TokenCipher> seal(Environment environment) {
    return environment
        .find(VARIABLE)
        .map(_ -> new Credentials(environment).secret(VARIABLE, "32 bytes in base64, a key a line"))
        .map(TokenKey::of);
  }

  private static TokenCipher of(String key) {
    try {
      return new TokenCipher(key);
    } catch (IllegalArgumentException e) {
      throw new Environment.WrongSettingException(Objects.requireNonNull(e.getMessage()));
    }
  }
}
