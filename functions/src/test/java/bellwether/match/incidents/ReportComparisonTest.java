package bellwether.match.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.IncidentReportBuilder;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Trait;
import bellwether.domain.incident.Trait.Kind;
import bellwether.match.ItemSamples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportComparisonTest {
  @ParameterizedTest
  @ValueSource(strings = {"unit 42", "year zero", "gang of four", "cve-tracker"})
  void contradicts_otherPartyNamedLikeKindOfTrait_isFalse(String vendor) {
    assertThat(contradicts(Set.of(), Set.of(new Trait(Kind.PARTY, vendor)))).isFalse();
    assertThat(
            contradicts(
                Set.of(new Trait(Kind.YEAR, "2024"), new Trait(Kind.ATTACKER, "lockbit")),
                Set.of(new Trait(Kind.PARTY, vendor))))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"PARTY", "ATTACKER", "VULNERABILITY", "UNIT", "YEAR"})
  void contradicts_otherValueOfSameKind_isTrue(Kind kind) {
    Set<Trait> some = Set.of(new Trait(kind, "one"));

    assertThat(contradicts(some, Set.of(new Trait(kind, "two")))).isTrue();
    assertThat(contradicts(some, some)).isFalse();
  }

  private static boolean contradicts(Set<Trait> known, Set<Trait> reported) {
    Incident incident = new Incident("i", "acmex", List.of(report(known)), 0);
    return ReportComparison.contradicts(incident, new ReportFacts(report(reported), false, false));
  }

  private static Report report(Set<Trait> traits) {
    return IncidentReportBuilder.builder()
        .reportId("r")
        .title("Acmex breached")
        .role(Role.VICTIM)
        .confidence(Confidence.CONFIRMED)
        .traits(traits)
        .reportedAt(ItemSamples.SEEN)
        .dated(true)
        .build();
  }
}
