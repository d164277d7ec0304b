package bellwether.match.roles;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.match.ItemSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatementsTest {
  private static Match match(String title) {
    return ItemSamples.matches(title, "", "Larkmail").getFirst();
  }

  @Test
  void titleThatLooksBack_isMentionWithItsReason() {
    Match match = match("Ten years on: how hackers stole data from Larkmail");

    assertThat(match.role()).isEqualTo(Role.MENTIONED);
    assertThat(match.rules()).isEqualTo(List.of("the title looks back at a breach of years ago"));
  }

  @Test
  void breachFoundYearsLater_alerts() {
    assertThat(match("Larkmail says hackers stole customer data two years ago").triggersAlert())
        .isTrue();
  }

  @Test
  void retraction_isMentionWithItsReason() {
    Match match = match("Magazine retracts its story of the Larkmail breach");

    assertThat(match.confidence()).isEqualTo(Confidence.RETRACTED);
    assertThat(match.rules()).isEqualTo(List.of("the report is taken back"));
  }
}
