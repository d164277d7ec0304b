package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static bellwether.app.match.MatchingRun.TEXT;
import static bellwether.app.match.MatchingRun.published;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AdvisoryMatcherTest {
  private final MatchingRun run = new MatchingRun();

  @Test
  void privateReport_reachesNoOtherCustomerAndChangesNoSharedIncident() {
    run.watch("T1", "Inkwell");
    run.watch("T2", "Inkwell");

    run.addAdvisoryFor(
        "T1", "m1", "Inkwell confirms data breach", "Intruders copied tickets of Inkwell.");

    assertThat(run.alerts("T1")).hasSize(1);
    assertThat(run.alerts("T2")).isEmpty();
    assertThat(run.incidents.findByVendor("inkwell")).isEmpty();

    run.addAdvisoryFor(
        "T2", "m2", "Inkwell confirms data breach", "Intruders copied invoices of Inkwell.");
    assertThat(run.alerts("T2")).extracting(Alert::kind).containsExactly(ReportKind.NEW);
    assertThat(run.alerts("T1")).hasSize(1);
  }

  @Test
  void privateReport_joinsASharedIncidentWithoutBeingStoredInIt() {
    run.watch("T1", "Inkwell");
    run.watch("T2", "Inkwell");
    run.addAdvisory(
        "a1", "Inkwell confirms data breach", "Intruders copied source code of Inkwell.");
    List<Incident> open = run.incidents.findByVendor("inkwell");

    run.addAdvisoryFor(
        "T1", "m1", "Inkwell confirms data breach", "Dear customer, your tickets were copied.");

    assertThat(run.alerts("T1"))
        .extracting(Alert::kind)
        .containsExactlyInAnyOrder(ReportKind.NEW, ReportKind.UPDATE);
    assertThat(run.alerts("T2")).hasSize(1);
    assertThat(run.incidents.findByVendor("inkwell")).isEqualTo(open);
  }

  @Test
  void breach_alertsCustomersWatchingTheVictimOrTheSource() {
    run.watch("T1", "Inkwell");
    run.watch("T2", "Gridmoth");
    run.watch("T3", "Larchfield");

    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(run.alerts("T1"))
        .singleElement()
        .satisfies(a -> {
          assertThat(a.role()).isEqualTo(Role.VICTIM);
          assertThat(a.exposedData()).contains("source code");
          assertThat(a.relatedVendors()).isEmpty();
        });
    assertThat(run.alerts("T2"))
        .singleElement()
        .satisfies(a -> assertThat(a.role()).isEqualTo(Role.SOURCE));
    assertThat(run.alerts("T3")).isEmpty();
  }

  @Test
  void alertsOfOneReport_nameEachOther() {
    run.watch("T1", "Inkwell", "Gridmoth");

    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(run.alerts("T1"))
        .extracting(Alert::relatedVendors)
        .containsExactlyInAnyOrder(List.of("Gridmoth (source)"), List.of("Inkwell (victim)"));
  }

  @Test
  void itemsReadTogether_areReportedInOrderOfPublication() {
    run.watch("T1", "Inkwell");
    Advisory later =
        advisory(
            "a1",
            "Inkwell confirms data breach through Gridmoth update",
            TEXT,
            run.clock.instant());
    run.advisories.add(published(later, "2026-03-01T12:00:00Z"));
    Advisory earlier =
        advisory(
            "a2", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT, run.clock.instant());
    run.advisories.add(published(earlier, "2026-02-28T12:00:00Z"));

    run.sweep();

    assertThat(run.alerts("T1").getFirst().advisoryId()).isEqualTo("a2");
  }

  @Test
  void matchedAdvisory_keepsWhatWasRead_forLookups() {
    run.watch("T1", "Inkwell", "Gridmoth");
    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(run.advisories.find("a1").orElseThrow().readings().byKey()).hasSize(2);
  }

  @Test
  void matchingTwice_changesNothing() {
    run.watch("T1", "Inkwell");
    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    run.matching.match("a1");
    run.matching.match("a1");

    assertThat(run.alerts("T1")).hasSize(1);
    assertThat(run.incidents.findByVendor("inkwell")).hasSize(1);
  }

  @Test
  void furtherReport_isAReplyInTheThread() {
    run.watch("T1", "Inkwell");
    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);
    run.clock.advance(Duration.ofHours(5));

    run.addAdvisory(
        "a2",
        "Inkwell confirms data breach through Gridmoth update",
        "Inkwell confirmed on Friday that hackers breached its network and said it has reset the"
            + " passwords of every customer.");

    assertThat(run.alerts("T1"))
        .extracting(Alert::kind)
        .containsExactly(ReportKind.NEW, ReportKind.UPDATE);
    List<Delivery> kept = run.deliveries.findRecent("T1", 10);
    assertThat(kept.getFirst().parentId()).isEqualTo(kept.getLast().id());
  }

  @Test
  void customerWatchingLater_isAlertedWithTheNextReport() {
    run.watch("T1", "Inkwell");
    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);
    run.watch("T2", "Inkwell");
    run.clock.advance(Duration.ofHours(5));

    run.addAdvisory(
        "a2",
        "Inkwell confirms data breach through Gridmoth update",
        "Inkwell confirmed on Friday that hackers breached its network and said it has reset the"
            + " passwords of every customer.");

    assertThat(run.alerts("T2")).extracting(Alert::kind).containsExactly(ReportKind.NEW);
  }

  @Test
  void vendorAddedAfterTheLastReport_isMatched() {
    run.addAdvisory(
        "a0", "Brackwater breached, patient files stolen", "Brackwater lost patient files.");
    run.watch("T1", "Brackwater");

    run.addAdvisory(
        "a1", "Brackwater breached, patient files stolen", "Brackwater lost patient files.");

    assertThat(run.alerts("T1")).hasSize(1);
  }

  @Test
  void matchedAdvisory_isFoundByItsNames() {
    run.addAdvisory("a1", "Inkwell Says Gridmoth Hackers Stole Source Code", TEXT);

    assertThat(run.advisories.findByTerms(List.of("larchfield"), 5)).hasSize(1);
    assertThat(run.advisories.findUnmatched(5)).isEmpty();
  }

  @Test
  void advisory_isAnalyzedOnceHoweverManyCustomersWatch() {
    AtomicInteger analyses = new AtomicInteger();
    AdvisoryMatcher counting =
        new AdvisoryMatcher(
            run.stores,
            FloodLimit.DEFAULT,
            advisory -> {
              analyses.incrementAndGet();
              return List.of("customer records");
            },
            run.clock);
    for (int i = 0; i < 1_000; i++) {
      run.watch("T" + i, "Inkwell");
    }
    run.advisories.add(advisory("a1", "Inkwell confirms data breach", TEXT, run.clock.instant()));

    counting.sweep(run.clock.instant().plus(Duration.ofHours(1)));

    assertThat(analyses).hasValue(1);
    assertThat(run.deliveries.findRecent("T0", 10)).hasSize(1);
    assertThat(run.deliveries.findRecent("T999", 10)).hasSize(1);
  }

  @Test
  void copyDatedInTheFuture_doesNotHideALaterBreach() {
    run.watch("T1", "Inkwell");
    Instant future = Instant.parse("2099-01-01T00:00:00Z");
    run.advisories.add(
        new Advisory(
            "a1",
            "wire",
            "Inkwell confirms data breach",
            "https://news.example/a1",
            "Inkwell said that hackers copied customer records.",
            future.atOffset(ZoneOffset.UTC),
            StatedFacts.NONE,
            run.clock.instant()));
    run.sweep();
    run.clock.advance(Duration.ofDays(300));

    run.addAdvisory(
        "a2", "Inkwell hit by ransomware", "Inkwell said that its factories stand still.");

    assertThat(run.deliveries.findRecent("T1", 10))
        .extracting(delivery -> ((Alert) delivery.notice()).kind())
        .containsExactly(ReportKind.NEW, ReportKind.NEW);
  }
}
