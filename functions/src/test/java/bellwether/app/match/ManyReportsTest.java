package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Incident;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.store.IncidentStore;
import bellwether.store.dynamo.EmbeddedDynamo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests one incident with a thousand reports, each of which differs from the others. */
final class ManyReportsTest {
  private static final int REPORTS = 1_000;

  private final MatchingRun run = new MatchingRun();

  @Test
  void thousandReports_areOneAlertWithItsReplies() {
    run.watch("T1", "Larkmail");
    for (int i = 0; i < REPORTS; i++) {
      match(report("a" + i, i));
      run.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(alerts()).hasSize(REPORTS);
    assertThat(alerts().stream().filter(alert -> alert.parentId() == null)).hasSize(1);
    assertThat(run.incidents.findByVendor("larkmail")).hasSize(1);
    Incident incident = run.incidents.findByVendor("larkmail").getFirst();
    assertThat(incident.reports())
        .hasSize(Incident.MAX_REPORTS)
        .extracting(Incident.Report::reportId)
        .startsWith("a0")
        .endsWith("a999");

    IncidentStore table = EmbeddedDynamo.stores().incidents();
    assertThat(table.save(incident.withVersion(0))).isTrue();
    assertThat(table.findByVendor("larkmail")).containsExactly(incident.withVersion(1));

    // The same articles once more, through another feed.
    match(report("copy1", 0).withUrl("https://news.example/a0?utm_source=feed"));
    match(report("copy2", 999).withUrl("https://news.example/a999?utm_source=feed"));
    assertThat(alerts()).hasSize(REPORTS);
  }

  private void match(Advisory advisory) {
    run.advisories.add(advisory);
    run.matching.match(advisory.id());
  }

  private List<Delivery> alerts() {
    return run.deliveries.all().stream().filter(d -> d.notice() instanceof Alert).toList();
  }

  private Advisory report(String id, int number) {
    String text = "word" + number + " and word" + (number * 7) + " were mentioned.";
    return advisory(id, "Larkmail breach, part " + number, text, run.clock.instant())
        .withStatedFacts(StatedFacts.victims(List.of("Larkmail")));
  }
}
