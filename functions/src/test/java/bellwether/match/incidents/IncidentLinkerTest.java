package bellwether.match.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.vendor.Vendor;
import bellwether.match.ItemSamples;
import bellwether.match.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class IncidentLinkerTest {
  private static final Vendor ACME = Vendor.ofName("Acmex");
  private static final List<Vendor> VENDORS =
      List.of(ACME, Vendor.ofName("Larkmail"), Vendor.ofName("Brightforge"));
  private static final String LONG =
      """
      Acmex said that intruders reached a server with customer records during the first week of
      April, and that a third of its clients were written to on Monday after outside experts had
      gone through the logs. The firm shut the server down and changed all of its keys.\
      """;

  private final List<Incident> known = new ArrayList<>();

  @Test
  void link_firstReport_opensIncidentWithStableId() {
    LinkedReport first = report("Acmex confirms data breach", "", 0);

    assertThat(first.kind()).isEqualTo(ReportKind.NEW);
    assertThat(first.incident().id()).matches("[0-9a-f]{64}");
    assertThat(first.incident().vendor()).isEqualTo("acmex");
    known.clear();
    assertThat(report("Acmex confirms data breach", "", 0)).isEqualTo(first);
  }

  @Test
  void link_furtherReport_isUpdate() {
    LinkedReport first = report("Acmex confirms data breach", "", 0);
    LinkedReport second = report("Acmex hack exposed records of two million customers", "", 3);

    assertThat(second.kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(second.incident().id()).isEqualTo(first.incident().id());
    assertThat(second.incident().reports()).hasSize(2);
  }

  @Test
  void link_sameAdvisory_isIdempotent() {
    report("Acmex confirms data breach", LONG, 0);
    LinkedReport update = report("Acmex hit by ransomware, staff sent home", "", 1);
    LinkedReport copy = report("Acmex confirms a data breach", LONG, 2);

    assertThat(report("Acmex confirms data breach", LONG, 0).kind()).isEqualTo(ReportKind.NEW);
    assertThat(report("Acmex hit by ransomware, staff sent home", "", 1).kind())
        .isEqualTo(update.kind());
    assertThat(report("Acmex confirms a data breach", LONG, 2).kind()).isEqualTo(copy.kind());
    assertThat(known)
        .singleElement()
        .satisfies(incident -> assertThat(incident.reports()).hasSize(3));
  }

  @Test
  void link_editedCopy_isRepeat() {
    report("Acmex confirms data breach", LONG, 0);

    assertThat(report("Data breach at Acmex", LONG + " More follows.", 1).kind())
        .isEqualTo(ReportKind.REPEAT);
  }

  @Test
  void link_sameArticleFromAnotherFeed_isRepeatAtAnyAge() {
    link(item("1", "Acmex confirms data breach", "", "https://news.example/a?utm_source=x", 0));

    assertThat(link(item("2", "[List] Acmex breach", "", "http://www.news.example/a/", 90)).kind())
        .isEqualTo(ReportKind.REPEAT);
  }

  @Test
  void link_reportAfterWindow_opensNewIncident() {
    report("Acmex confirms data breach", "", 0);

    assertThat(report("Acmex suffers data breach, clients warned", "", 45).kind())
        .isEqualTo(ReportKind.NEW);
  }

  @Test
  void link_eachReport_extendsWindow() {
    report("Acmex confirms data breach", "", 0);
    report("Acmex hack hits two million customers", "", 25);

    assertThat(report("Acmex breach exposed bank details too", "", 50).kind())
        .isEqualTo(ReportKind.UPDATE);
  }

  @Test
  void link_secondBreachInTitle_opensNewIncident() {
    LinkedReport first = report("Acmex confirms data breach", "", 0);
    LinkedReport second = report("Acmex hit by second cyber attack in a month", "", 20);
    LinkedReport further = report("Second Acmex breach: customers written to", "", 22);

    assertThat(second.kind()).isEqualTo(ReportKind.NEW);
    assertThat(second.incident().id()).isNotEqualTo(first.incident().id());
    assertThat(further.incident().id()).isEqualTo(second.incident().id());
  }

  @Test
  void link_otherSupplier_opensNewIncident() {
    report("Acmex data stolen through Larkmail", "", 0);

    assertThat(report("Acmex data stolen through Brightforge", "", 2).kind())
        .isEqualTo(ReportKind.NEW);
  }

  @Test
  void link_otherGang_opensNewIncident() {
    report("Akira ransomware gang claims Acmex breach", "", 0);

    assertThat(report("Qilin ransomware gang claims Acmex breach", "", 2).kind())
        .isEqualTo(ReportKind.NEW);
  }

  @Test
  void link_fineYearsLater_joinsLastIncident() {
    LinkedReport first = report("Acmex confirms data breach", "", 0);
    LinkedReport fine = report("Acmex fined over data breach", "", 700);

    assertThat(fine.kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(fine.incident().id()).isEqualTo(first.incident().id());
  }

  @Test
  void link_anotherInUnrelatedSense_isSameIncident() {
    report("Acmex confirms data breach", "", 0);

    assertThat(report("Acmex stays shut for another week after cyber attack", "", 10).kind())
        .isEqualTo(ReportKind.UPDATE);
    assertThat(report("Acmex customer data stolen in third party breach", "", 12).kind())
        .isEqualTo(ReportKind.UPDATE);
    assertThat(report("‘Like winter again’: Acmex cyber attack felt in town", "", 14).kind())
        .isEqualTo(ReportKind.UPDATE);
  }

  @Test
  void link_anotherBreachAfterWeek_opensNewIncident() {
    report("Acmex says mobile payments were breached", "", 0);

    assertThat(report("Acmex reports another suspected data breach", "", 8).kind())
        .isEqualTo(ReportKind.NEW);
  }

  @Test
  void link_anotherBreachOnSameDay_isSameIncident() {
    report("Acmex data breach exposes 17 million accounts", "", 0);

    assertThat(report("Another Acmex data breach exposes millions", "", 1).kind())
        .isEqualTo(ReportKind.UPDATE);
  }

  @Test
  void link_unitInOtherCountry_opensNewIncident() {
    LinkedReport first = report("Acmex cyber attack claimed by gang", "", 0);
    LinkedReport unit = report("Acmex Belgium data breach hits 850,000 accounts", "", 3);
    LinkedReport later = report("Acmex customer data published after hack", "", 4);

    assertThat(unit.kind()).isEqualTo(ReportKind.NEW);
    assertThat(later.incident().id()).isEqualTo(first.incident().id());
    assertThat(report("Acmex Belgium hack: customers written to", "", 5).incident().id())
        .isEqualTo(unit.incident().id());
  }

  @Test
  void link_exploitedFlawAndOwnBreach_areSeparateIncidents() {
    LinkedReport flaw = report("Acmex VPN flaw exploited by ransomware gang", "", 0);
    LinkedReport own = report("Acmex confirms breach of its cloud backups", "", 5);

    assertThat(own.kind()).isEqualTo(ReportKind.NEW);
    assertThat(report("Acmex VPN vulnerability still exploited", "", 8).incident().id())
        .isEqualTo(flaw.incident().id());
  }

  @Test
  void link_titlesWithDifferentYears_areSeparateIncidents() {
    report("Acmex fined over 2018 data breach", "", 0);

    assertThat(report("Acmex fined over 2021 data breach", "", 9).kind()).isEqualTo(ReportKind.NEW);
  }

  @Test
  void link_retrospectiveReport_joinsLastIncident() {
    report("Acmex confirms data breach", "", 0);
    String text = "Acmex named a new head on Thursday, months after a hack exposed its customers.";

    assertThat(report("Acmex changes president following hacking", text, 120).kind())
        .isEqualTo(ReportKind.UPDATE);
  }

  @Test
  void link_manyReports_keepsTheFirstAndTheNewest() {
    for (int i = 0; i < Incident.MAX_REPORTS + 5; i++) {
      report("Acmex breach, day " + i, "", i / 10);
    }

    assertThat(known)
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.reports()).hasSize(Incident.MAX_REPORTS);
          assertThat(incident.reports().getFirst().title()).isEqualTo("Acmex breach, day 0");
        });
  }

  private LinkedReport report(String title, String text, int day) {
    return link(item(title, title, text, null, day));
  }

  private LinkedReport link(Advisory advisory) {
    List<Match> all = Matcher.of(VENDORS).match(advisory);
    Match match = all.stream().filter(one -> one.vendor().equals(ACME)).findFirst().orElseThrow();
    assertThat(match.triggersAlert()).as("%s", match).isTrue();
    LinkedReport linked = IncidentLinker.link(known, advisory, match, all);
    known.removeIf(incident -> incident.id().equals(linked.incident().id()));
    known.add(linked.incident());
    return linked;
  }

  private static Advisory item(
      String id, String title, String text, @Nullable String url, int day) {
    Instant at = ItemSamples.SEEN.plus(Duration.ofDays(day));
    return new Advisory(id, "feed", title, url, text, null, StatedFacts.NONE, at);
  }

  private static Advisory at(String id, String title, String text, String published, String seen) {
    return new Advisory(
        id,
        "wire",
        title,
        null,
        text,
        published.isEmpty() ? null : OffsetDateTime.parse(published),
        StatedFacts.NONE,
        Instant.parse(seen));
  }

  @Test
  void link_undatedReportNextToOldIncident_joinsWithoutExtendingIt() {
    link(at("1", "Acmex confirms data breach", "", "2026-01-05T10:00:00Z", "2026-11-28T10:00:00Z"));

    Advisory undated =
        at("2", "Acmex says intruders stole data in breach", "", "", "2026-11-28T10:00:00Z");
    assertThat(link(undated).kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(
            link(at(
                    "3",
                    "Acmex hit by ransomware",
                    "",
                    "2026-11-05T10:00:00Z",
                    "2026-11-28T10:00:00Z"))
                .kind())
        .isEqualTo(ReportKind.NEW);
  }

  @Test
  void link_copyWithFutureDate_doesNotHideLaterBreach() {
    link(
        at(
            "1",
            "Acmex confirms data breach",
            LONG,
            "2026-01-05T10:00:00Z",
            "2026-01-05T11:00:00Z"));
    Advisory copy =
        at("2", "Acmex confirms data breach", LONG, "2099-01-01T10:00:00Z", "2026-01-06T11:00:00Z");
    assertThat(copy.published()).isNull();
    assertThat(link(copy).kind()).isEqualTo(ReportKind.REPEAT);

    assertThat(
            link(at(
                    "3",
                    "Acmex hit by ransomware",
                    "",
                    "2026-11-05T10:00:00Z",
                    "2026-11-05T11:00:00Z"))
                .kind())
        .isEqualTo(ReportKind.NEW);
  }

  @Test
  void link_storedReportWithFutureDate_doesNotHideLaterBreach() {
    link(at("1", "Acmex confirms data breach", "", "2026-01-05T10:00:00Z", "2026-01-05T11:00:00Z"));
    Incident kept = known.removeFirst();
    Report future = kept.reports().getFirst().withReportedAt(Instant.parse("2099-01-01T00:00:00Z"));
    known.add(new Incident(kept.id(), kept.vendor(), List.of(future), 0));

    assertThat(
            link(at(
                    "2",
                    "Acmex hit by ransomware",
                    "",
                    "2026-11-05T10:00:00Z",
                    "2026-11-05T11:00:00Z"))
                .kind())
        .isEqualTo(ReportKind.NEW);
  }
}
