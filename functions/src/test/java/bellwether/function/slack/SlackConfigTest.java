package bellwether.function.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlackConfigTest {

  @Test
  void secret_isTheValueItself() {
    SlackConfig config = SlackConfig.from(Map.of("SLACK_SIGNING_SECRET", "s3cret"));
    assertThat(
            config.signingSecret(_ -> {
              throw new AssertionError("asked for nothing");
            }))
        .isEqualTo("s3cret");
  }

  @Test
  void secret_isFetchedByItsName_whereSecretsManagerKeepsIt() {
    SlackConfig config =
        SlackConfig.from(
            Map.of(
                "SLACK_SIGNING_SECRET", "slack/signing", "BELLWETHER_SECRETS", "secretsmanager"));
    assertThat(config.signingSecret(name -> "value of " + name))
        .isEqualTo("value of slack/signing");
  }

  @Test
  void missingSecret_isNamedWithItsFix() {
    assertThatIllegalStateException()
        .isThrownBy(() -> SlackConfig.from(Map.of("SLACK_SIGNING_SECRET", " ")))
        .withMessageContaining("SLACK_SIGNING_SECRET is not set: give it");
  }

  @Test
  void unknownPlaceOfSecrets_isNamedWithItsFix() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            SlackConfig.from(
                Map.of("SLACK_SIGNING_SECRET", "s3cret", "BELLWETHER_SECRETS", "vault")))
        .withMessageContaining("BELLWETHER_SECRETS")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void config_neverPrintsTheSecret() {
    assertThat(SlackConfig.from(Map.of("SLACK_SIGNING_SECRET", "s3cret")).toString())
        .doesNotContain("s3cret");
  }
}
