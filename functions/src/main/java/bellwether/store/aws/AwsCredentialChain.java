package bellwether.store.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

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
}
