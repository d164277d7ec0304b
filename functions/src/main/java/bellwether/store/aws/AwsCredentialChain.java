package bellwether.store.aws;

import bellwether.store.StoreException;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Provides the credentials of every AWS client. */
public final class AwsCredentialChain {
  private AwsCredentialChain() {}

  /**
   * Reads environment variables first, because that is fastest. With SnapStart, Lambda provides an
   * endpoint for credentials instead, which the SDK's default chain uses.
   */
  public static AwsCredentialsProvider provider() {
    return AwsCredentialsProviderChain.of(
        EnvironmentVariableCredentialsProvider.create(),
        DefaultCredentialsProvider.builder().build());
  }

  /** The credentials of one provider, which keeps them until they expire. */
  public static Supplier<SigningCredentials> credentials() {
    AwsCredentialsProvider provider = provider();
    return () -> {
      try {
        AwsCredentials current = provider.resolveCredentials();
        return new SigningCredentials(
            current.accessKeyId(),
            current.secretAccessKey(),
            current instanceof AwsSessionCredentials session ? session.sessionToken() : null);
      } catch (SdkException e) {
        throw new StoreException("no AWS credentials: " + e.getClass().getSimpleName());
      }
    };
  }
}
