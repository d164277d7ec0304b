package bellwether.store.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/** The credentials that every AWS client of Bellwether uses. */
public final class AwsCredentialChain {
  private AwsCredentialChain() {}

  /**
   * Looks in environment variables first, because that is fastest. Under SnapStart, Lambda sets an
   * address there to fetch credentials from, which the SDK's default chain reads.
   */
  public static AwsCredentialsProvider provider() {
    return AwsCredentialsProviderChain.of(
        EnvironmentVariableCredentialsProvider.create(),
        DefaultCredentialsProvider.builder().build());
  }
}
