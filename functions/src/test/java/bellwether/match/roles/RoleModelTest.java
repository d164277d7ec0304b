package bellwether.match.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.match.Explanation;
import bellwether.match.ItemSamples;
import bellwether.match.Matcher;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoleModelTest {
  private static final String TEXT =
      "Customer records of NAME were stolen. NAME has told the police.";

  private static RoleProbabilities read(String vendor, String title, String text) {
    Explanation explanation =
        Matcher.of(List.of(ItemSamples.vendor(vendor))).explain(ItemSamples.of(title, text));
    return Objects.requireNonNull(explanation.findings().getFirst().probabilities());
  }

  @Test
  void probabilities_addUpToOne() {
    RoleProbabilities read =
        read("Larkmail", "Larkmail was hacked", TEXT.replace("NAME", "Larkmail"));

    assertThat(read.victim() + read.source() + read.mentioned()).isCloseTo(1, within(1e-4));
    assertThat(read.concerned()).isGreaterThan(.85);
  }

  @Test
  void probabilities_doNotDependOnTheName() {
    assertThat(read("Larkmail", "Larkmail was hacked", TEXT.replace("NAME", "Larkmail")))
        .isEqualTo(read("Zyx", "Zyx was hacked", TEXT.replace("NAME", "Zyx")));
  }

  @Test
  void vendors_afterThe24th_areNotReadButListedAsPossible() {
    String names =
        IntStream.range(0, 30)
            .mapToObj(i -> "Larkmail" + (char) ('a' + i % 26) + (i / 26))
            .collect(Collectors.joining(", "));
    List<Match> matches = ItemSamples.matches("Breached: " + names, "", names.split(", "));

    assertThat(matches).hasSize(30);
    assertThat(matches.subList(24, 30))
        .allMatch(Match::isPossible)
        .allMatch(match -> match.rules().getFirst().startsWith("named after 24 other vendors"));
  }

  @Test
  void role_ofPlainNews_isRight() {
    String title = "Larkmail says data was stolen in a breach at its payroll supplier Zyx";

    assertThat(ItemSamples.matches(title, "", "Larkmail"))
        .extracting(Match::role)
        .containsExactly(Role.VICTIM);
    assertThat(ItemSamples.matches(title, "", "Zyx"))
        .extracting(Match::role)
        .containsExactly(Role.SOURCE);
    assertThat(ItemSamples.matches("Larkmail opens an office in Lyon", "", "Larkmail"))
        .extracting(Match::role, Match::confidence)
        .containsExactly(tuple(Role.MENTIONED, Confidence.CONFIRMED));
  }
}
