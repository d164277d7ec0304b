package bellwether.match.roles;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.match.ItemSamples;
import bellwether.match.text.ResourceLines;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tests items that no rule decides: they are possible breaches with features as reasons, or not
 * reported.
 */
final class LikelihoodTest {

  @Test
  void itemWithoutRule_isPossibleWithTopFeatures() {
    List<Match> matches =
        ItemSamples.matches(
            "Regulator levies record penalty on Larkmail",
            "The watchdog fined the firm for failings that let a teenager make off with the"
                + " particulars of its subscribers.",
            "Larkmail");

    assertThat(matches)
        .singleElement()
        .satisfies(match -> {
          assertThat(match.role()).isEqualTo(Role.VICTIM);
          assertThat(match.confidence()).isEqualTo(Confidence.UNCERTAIN);
          assertThat(match.rules()).isNotEmpty().allMatch(rule -> rule.contains("a sign: "));
        });
  }

  @Test
  void itemWithoutHarm_doesNotAlert() {
    assertThat(ItemSamples.matches("Larkmail customers praise new inbox", "", "Larkmail"))
        .extracting(Match::role)
        .containsExactly(Role.MENTIONED);
  }

  @Test
  void of_isProbabilityAndIgnoresUnknownFeatures() {
    Likelihood none = Likelihood.of(Set.of());
    Likelihood unknown = Likelihood.of(Set.of("a sign that nobody learned"));

    assertThat(unknown).isEqualTo(none);
    assertThat(none.victim() + none.source()).isBetween(0.0, 1.0);
    assertThat(none.isSufficient()).isFalse();
  }

  @Test
  void weights_nameOnlyKnownFeatures() {
    assertThat(ResourceLines.lines("weights.txt"))
        .hasSizeGreaterThan(50)
        .allSatisfy(line -> assertThat(line.split("\\|")).hasSize(3));
  }
}
