package bellwether.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Role;
import bellwether.match.roles.Candidate;
import bellwether.match.roles.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExplanationTest {
  private static final Advisory ITEM =
      ItemSamples.of(
          "Harbor Freightways says intruders harbor no grudge after Larkmail breach",
          "Staff of Harbor were told on Monday. The Larkmail breach exposed Harbor invoices. "
              + "Write to help@larkmail.example or see larkmail.example.");

  private final Explanation explanation =
      Matcher.of(List.of(ItemSamples.vendor("Harbor"), ItemSamples.vendor("Larkmail")))
          .explain(ITEM);

  @Test
  void candidates_listEveryPlaceAndDecision() {
    assertThat(explanation.candidates())
        .extracting(
            candidate -> candidate.vendor().name(), Candidate::matchedText, Candidate::accepted)
        .contains(
            tuple("Harbor", "Harbor", false),
            tuple("Harbor", "harbor", false),
            tuple("Harbor", "Harbor", true),
            tuple("Larkmail", "Larkmail", true));
    assertThat(explanation.candidates())
        .filteredOn(candidate ->
            candidate.zone().equals("title") && candidate.vendor().name().equals("Harbor"))
        .extracting(Candidate::reason)
        .containsExactly("part of a longer name", "written without the capitals of the name");
  }

  @Test
  void findings_saySentenceThatDecided() {
    Matcher matcher =
        Matcher.of(List.of(ItemSamples.vendor("Harbor"), ItemSamples.vendor("Larkmail")));

    assertThat(explanation.findings()).extracting(Finding::match).isEqualTo(matcher.match(ITEM));
    assertThat(explanation.findings())
        .filteredOn(finding -> finding.match().vendor().name().equals("Larkmail"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.match().role()).isEqualTo(Role.SOURCE);
          assertThat(finding.evidence())
              .anyMatch(line -> line.startsWith("Decided by: “"))
              .anyMatch(line -> line.startsWith("Next most likely: "));
        });
  }

  @Test
  void explain_itemWithoutVendors_isEmpty() {
    Explanation nothing =
        Matcher.of(List.of(ItemSamples.vendor("Harbor"))).explain(ItemSamples.of("Quiet day", ""));

    assertThat(nothing.candidates()).isEmpty();
    assertThat(nothing.findings()).isEmpty();
  }

  @Test
  void explain_roundup_readsEachStory() {
    Advisory roundup =
        ItemSamples.of(
            "Security roundup: three stories",
            "Larkmail was hacked and lost customer data.\n\nThe carrier Harbor opens a new office.");

    assertThat(
            Matcher.of(List.of(ItemSamples.vendor("Harbor"), ItemSamples.vendor("Larkmail")))
                .explain(roundup)
                .findings())
        .extracting(finding -> finding.match().vendor().name(), finding -> finding.match().role())
        .containsExactly(tuple("Harbor", Role.MENTIONED), tuple("Larkmail", Role.VICTIM));
  }
}
