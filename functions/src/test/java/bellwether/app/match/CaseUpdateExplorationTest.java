package bellwether.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.IncidentReportBuilder;
import bellwether.domain.incident.Role;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.explore.Bounds;
import bellwether.explore.CaseWorld;
import bellwether.explore.Choices;
import bellwether.explore.Explorer;
import java.time.InstantSource;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Tests that no schedule of matchers and workers leaves a message behind its incident. */
final class CaseUpdateExplorationTest {
  private static final Incident.Report REPORT =
      IncidentReportBuilder.builder()
          .reportId("a1")
          .title("Acme was breached")
          .role(Role.VICTIM)
          .confidence(Confidence.CONFIRMED)
          .reportedAt(CaseWorld.START)
          .dated(true)
          .build();

  @Test
  void twoReports_areBothCountedInTheMessage() {
    Explorer.explore(Bounds.of(2, 1), CaseUpdateExplorationTest::reportTwice)
        .assertNoViolation("two reports");
  }

  private static void reportTwice(Choices choices) {
    CaseWorld world = new CaseWorld(choices);
    world.addActor("second report", now -> update(world, now, 2));
    world.addActor("third report", now -> update(world, now, 3));
    world.addSweeper();

    Case last = world.runAndCheckMessage();

    assertThat(last.incidentState().reportCount()).isEqualTo(3);
  }

  /** A matcher that linked the report with this number, when there were no later ones. */
  private static void update(CaseWorld world, InstantSource clock, int reportCount) {
    Alert latest = Fixtures.alert("Acme", CaseWorld.START);
    Incident incident =
        new Incident(
            latest.incidentId(), "acme", Collections.nCopies(reportCount, REPORT), reportCount);
    new CaseUpdater(world.stores().cases(), world.stores().deliveries())
        .update(world.alert(), incident, latest, clock.instant());
  }
}
