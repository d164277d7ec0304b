package bellwether.store.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AwsCredentialChainTest {
  private static final String ACCESS_KEY = "aws.accessKeyId";
  private static final String SECRET_KEY = "aws.secretAccessKey";
  private static final String TOKEN = "aws.sessionToken";

  @BeforeEach
  void setProperties() {
    System.setProperty(ACCESS_KEY, "AKIDEXAMPLE");
    System.setProperty(SECRET_KEY, "not-a-secret");
  }

  @AfterEach
  void clearProperties() {
    System.clearProperty(ACCESS_KEY);
    System.clearProperty(SECRET_KEY);
    System.clearProperty(TOKEN);
  }

  @Test
  void credentials_areThoseThatTheSdkFinds() {
    assertThat(AwsCredentialChain.credentials().get())
        .isEqualTo(new SigningCredentials("AKIDEXAMPLE", "not-a-secret", null));
  }

  @Test
  void credentials_haveTheSessionToken() {
    System.setProperty(TOKEN, "token");
    assertThat(AwsCredentialChain.credentials().get())
        .isEqualTo(new SigningCredentials("AKIDEXAMPLE", "not-a-secret", "token"));
  }
}
