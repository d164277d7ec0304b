package bellwether.store.aws;

import org.jspecify.annotations.Nullable;

/**
 * Credentials that sign requests to AWS.
 *
 * @param sessionToken null for credentials of a user
 */
public record SigningCredentials(
    String accessKey, String secretKey, @Nullable String sessionToken) {
  @Override
  public String toString() {
    return "credentials of " + accessKey;
  }
}
