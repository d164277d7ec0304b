package bellwether.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.IncidentReportBuilder;
import bellwether.domain.incident.Role;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case.IncidentState;
import bellwether.domain.notice.Delivery;
import bellwether.store.memory.InMemoryStores;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Tests which version of an incident a case shows. */
final class CaseUpdaterTest {
  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final Alert alert = Fixtures.alert("Acme", clock.instant());
  private final Delivery message = Delivery.pending("d1", alert, clock.instant());

  private IncidentState update(int reports, Confidence confidence, long version) {
    Incident.Report report =
        IncidentReportBuilder.builder()
            .reportId("a1")
            .title("Acme was breached")
            .role(Role.VICTIM)
            .confidence(confidence)
            .reportedAt(clock.instant())
            .dated(true)
            .build();
    Incident incident =
        new Incident(alert.incidentId(), "acme", Collections.nCopies(reports, report), version);
    new CaseUpdater(stores.cases(), stores.deliveries())
        .update(message, incident, alert, clock.instant());
    return stores.cases().find("d1").orElseThrow().incidentState();
  }

  @Test
  void earlierVersion_changesNothing() {
    IncidentState latest = update(3, Confidence.CONFIRMED, 3);

    assertThat(update(2, Confidence.ALLEGED, 2)).isEqualTo(latest);
  }

  /** A row that is too large keeps fewer reports. */
  @Test
  void laterVersionWithFewerReports_isShown() {
    update(100, Confidence.CONFIRMED, 120);

    IncidentState shortened = update(51, Confidence.RETRACTED, 121);

    assertThat(shortened.reportCount()).isEqualTo(51);
    assertThat(shortened.confidence()).isEqualTo(Confidence.RETRACTED);
  }

  @Test
  void laterVersionThatLooksTheSame_updatesNoMessage() {
    update(2, Confidence.CONFIRMED, 2);
    int updates = stores.deliveries().findDue(clock.instant(), 10).size();

    update(2, Confidence.CONFIRMED, 5);

    assertThat(stores.deliveries().findDue(clock.instant(), 10)).hasSize(updates);
  }
}
