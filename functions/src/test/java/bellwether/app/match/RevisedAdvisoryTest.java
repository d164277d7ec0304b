package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.store.memory.InMemoryCaseStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what customers are notified of when an advisory is revised, denied or retracted. */
final class RevisedAdvisoryTest {
  private final MatchingRun run = new MatchingRun();
  private final InMemoryCaseStore cases = run.stores.cases();

  @Test
  void revision_isOneReplyToAlertedCustomersWithTheChanges() {
    run.watch("T1", "Inkwell");
    run.addAdvisory(
        "a1", "Inkwell confirms data breach", "Intruders copied source code of Inkwell.");
    Advisory first = run.advisories.find("a1").orElseThrow();
    Advisory second = first.with(copy -> copy.revision(1).changes(List.of("records: 5 → 900")));
    run.advisories.revise(second);
    run.sweep();
    run.matching.match("a1");

    assertThat(run.alerts("T1")).hasSize(2);
    assertThat(run.alerts("T1").getLast().kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(run.alerts("T1").getLast().changes()).containsExactly("records: 5 → 900");
    assertThat(run.incidents.findByVendor("inkwell")).hasSize(1);
  }

  @Test
  void denial_isOneReplyToCustomersAlertedToTheClaim() {
    run.watch("T1", "Inkwell");
    run.addAdvisory("a1", "Lockjaw ransomware gang claims Inkwell breach", "");
    run.watch("T2", "Inkwell");

    run.clock.advance(Duration.ofMinutes(1));
    run.addAdvisory("a2", "Inkwell denies breach claims", "");
    run.clock.advance(Duration.ofMinutes(1));
    run.addAdvisory("a3", "Inkwell says breach claims are false", "");

    assertThat(run.alerts("T1"))
        .extracting(Alert::kind)
        .startsWith(ReportKind.NEW, ReportKind.UPDATE);
    assertThat(run.alerts("T1").get(1).confidence()).isEqualTo(Confidence.DISPUTED);
    assertThat(run.alerts("T1").get(1).changes())
        .containsExactly("disputed: this report denies it");
    assertThat(run.alerts("T2")).isEmpty();
  }

  @Test
  void retractedRecord_isReportedToAlertedCustomersAndUpdatesTheirMessage() {
    run.watch("T1", "Inkwell");
    Advisory first =
        advisory("a1", "Inkwell: data breach", "", run.clock.instant())
            .withStatedFacts(StatedFacts.victims(List.of("Inkwell")));
    run.advisories.add(first);
    run.sweep();
    run.watch("T2", "Inkwell");
    StatedFacts back = first.statedFacts().withRetracted(true);
    run.advisories.revise(
        first.with(copy ->
            copy.statedFacts(back).revision(1).changes(List.of("taken back by its source"))));
    run.clock.advance(Duration.ofMinutes(1));
    run.sweep();
    run.matching.match("a1");

    assertThat(notices("T1", Alert.class)).hasSize(2);
    Alert update = notices("T1", Alert.class).getLast();
    assertThat(update.kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(update.confidence()).isEqualTo(Confidence.RETRACTED);
    assertThat(update.changes()).containsExactly("taken back by its source");
    assertThat(notices("T1", MessageUpdate.class))
        .singleElement()
        .satisfies(refresh ->
            assertThat(cases.find(refresh.messageId()).orElseThrow().incidentState())
                .satisfies(present -> {
                  assertThat(present.confidence()).isEqualTo(Confidence.RETRACTED);
                  assertThat(present.severity().level()).isEqualTo(Severity.Level.LOW);
                }));
    assertThat(run.deliveries.findRecent("T2", 50)).isEmpty();
  }

  private <N extends Notice> List<N> notices(String customer, Class<N> kind) {
    return run.deliveries.all().stream()
        .map(Delivery::notice)
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(notice -> notice.customer().equals(customer))
        .toList();
  }

  @Test
  void denialWithoutPriorReport_queuesNothing() {
    run.watch("T1", "Inkwell");

    run.addAdvisory("a1", "Inkwell denies breach claims", "");

    assertThat(run.alerts("T1")).isEmpty();
    assertThat(run.incidents.findByVendor("inkwell")).isEmpty();
  }
}
