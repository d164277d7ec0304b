package bellwether.match.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.match.ItemSamples;
import bellwether.match.Matcher;
import bellwether.match.incidents.IncidentLinker;
import bellwether.match.incidents.LinkedReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatedVendorsTest {
  private static final StatedFacts EXPLOITED =
      StatedFacts.product("Quarx", "Gatehouse").withExploitation(Exploitation.IN_THE_WILD);

  private static Advisory record(String id, String title, String text, StatedFacts stated) {
    return new Advisory(id, "register", title, null, text, null, stated, ItemSamples.SEEN);
  }

  private static List<Match> matches(Advisory item, String... vendors) {
    return Matcher.of(List.of(vendors).stream().map(ItemSamples::vendor).toList()).match(item);
  }

  @Test
  void exploitedProduct_makesVendorSource() {
    Advisory item =
        record(
            "1",
            "CVE-2026-1001: Quarx Gatehouse Path Traversal Vulnerability",
            "Quarx Gatehouse contains a path traversal vulnerability.",
            EXPLOITED);

    assertThat(matches(item, "Quarx", "Larkmail"))
        .extracting(match -> match.vendor().name(), Match::role, Match::confidence)
        .containsExactly(tuple("Quarx", Role.SOURCE, Confidence.CONFIRMED));
  }

  @Test
  void exploitedProduct_matchesVendorNamedLikeProduct() {
    Advisory item = record("1", "CVE-2026-1001", "", EXPLOITED);

    assertThat(matches(item, "Gatehouse", "Holding > Gatehouse", "Gate"))
        .extracting(match -> match.vendor().name(), Match::role)
        .containsExactly(tuple("Gatehouse", Role.SOURCE), tuple("Holding", Role.SOURCE));
  }

  @Test
  void ransomware_isInReason() {
    StatedFacts stated = EXPLOITED.withExploitation(Exploitation.BY_RANSOMWARE);

    assertThat(matches(record("1", "CVE-2026-1001", "", stated), "Quarx").getFirst().rules())
        .containsExactly("stated: the feed lists X's product as exploited in ransomware attacks");
  }

  @Test
  void vulnerableProduct_doesNotAlert() {
    Advisory item =
        record(
            "1",
            "CVE-2026-1002: command injection in Quarx Gatehouse",
            "Quarx Gatehouse before 4.2 allows remote attackers to execute commands.",
            StatedFacts.product("Quarx", "Gatehouse"));

    assertThat(matches(item, "Quarx")).extracting(Match::role).containsExactly(Role.MENTIONED);
  }

  @Test
  void withdrawnRecord_doesNotAlertAndAffectsOnlyItself() {
    StatedFacts facts = StatedFacts.victims(List.of("Quarx"));
    Advisory record = record("1", "Quarx: data breach", "Larkmail found it at Quarx.", facts);
    Match first = matches(record, "Quarx").getFirst();
    Incident open = IncidentLinker.link(List.of(), record, first, List.of(first)).incident();
    Advisory own = record.withStatedFacts(facts.withRetracted(true));
    Advisory other = record("2", "Quarx: fabricated", "", facts.withRetracted(true));

    List<Match> back = matches(own, "Quarx", "Larkmail");

    assertThat(back).noneMatch(Match::triggersAlert);
    assertThat(back.getFirst().isDenial()).isTrue();
    assertThat(back.getFirst().confidence()).isEqualTo(Confidence.RETRACTED);
    assertThat(IncidentLinker.linkDenial(List.of(open), own, back.getFirst(), back)).isPresent();
    assertThat(IncidentLinker.linkDenial(List.of(open), other, back.getFirst(), back)).isEmpty();
  }

  @Test
  void longerVendorName_isDifferentVendor() {
    StatedFacts other =
        StatedFacts.product("Quarx Rockets", "Orbiter").withExploitation(Exploitation.IN_THE_WILD);

    assertThat(matches(record("1", "CVE-2026-1003", "", other), "Quarx")).isEmpty();
  }

  @Test
  void similarRecords_areSeparateIncidents() {
    String text =
        "Quarx Gatehouse contains a path traversal vulnerability that allows an attacker to read"
            + " files of the system and to write to its configuration without a password.";
    Advisory first = record("1", "CVE-2026-1001: Quarx Gatehouse Path Traversal", text, EXPLOITED);
    Advisory second = record("2", "CVE-2026-1009: Quarx Gatehouse Path Traversal", text, EXPLOITED);
    List<Incident> known = new ArrayList<>();
    List<Match> one = matches(first, "Quarx");
    LinkedReport opened = IncidentLinker.link(known, first, one.getFirst(), one);
    known.add(opened.incident());
    List<Match> two = matches(second, "Quarx");

    LinkedReport linked = IncidentLinker.link(known, second, two.getFirst(), two);

    assertThat(linked.kind()).isEqualTo(ReportKind.NEW);
    assertThat(linked.incident().id()).isNotEqualTo(opened.incident().id());
  }

  @Test
  void noticesInTwoRegisters_areOneIncident() {
    StatedFacts stated = StatedFacts.victims(List.of("Quarx, Inc."));
    String title = "Quarx, Inc.: data breach notified";
    Advisory first = record("1", title, "Reported to the state of Aland.", stated);
    Advisory second = record("2", title, "Reported to the state of Borduria.", stated);
    List<Match> one = matches(first, "Quarx");
    LinkedReport opened = IncidentLinker.link(List.of(), first, one.getFirst(), one);
    List<Match> two = matches(second, "Quarx");

    LinkedReport linked =
        IncidentLinker.link(List.of(opened.incident()), second, two.getFirst(), two);

    assertThat(linked.kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(linked.incident().id()).isEqualTo(opened.incident().id());
  }
}
