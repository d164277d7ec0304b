package bellwether.app.deliver.forward;

import bellwether.domain.destination.Destination.Kind;
import bellwether.explore.Bounds;
import bellwether.explore.Explorer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that no schedule of workers, faults and pauses within bounds loses an alert to a
 * destination, or sends it twice to people except once with a label. What is not confirmed twice is
 * reported in Slack.
 */
final class ForwardExplorationTest {
  @ParameterizedTest
  @EnumSource
  void twoWorkers_sendAnAlertOnce(Kind kind) {
    explore(kind, "an alert, two workers", Bounds.of(2, 1), world -> world.addSweepers(2));
  }

  @ParameterizedTest
  @EnumSource
  void twoWorkersThatAreInterruptedTwice_sendAnAlertOnce(Kind kind) {
    explore(
        kind,
        "an alert, two workers, two interruptions",
        Bounds.of(1, 2),
        world -> world.addSweepers(2));
  }

  @ParameterizedTest
  @EnumSource
  void update_isSentOnceAfterItsFirstAlert(Kind kind) {
    explore(
        kind,
        "an update, two workers",
        Bounds.of(1, 1),
        world -> {
          world.addAlert("d2", "d1");
          world.addSweepers(2);
        });
  }

  @Test
  void heldAlerts_areEachInOneSummary() {
    Explorer.explore(
            Bounds.of(2, 1),
            choices -> {
              ForwardWorld world = new ForwardWorld(choices, Kind.EMAIL);
              world.addHeldAlert("held1");
              world.addHeldAlert("held2");
              world.addSweepers(2);
              world.runAndCheckSummaries(2);
            })
        .assertNoViolation("two held alerts, two workers");
  }

  private static void explore(
      Kind kind, String subject, Bounds bounds, Consumer<ForwardWorld> setup) {
    Explorer.explore(
            bounds,
            choices -> {
              ForwardWorld world = new ForwardWorld(choices, kind);
              world.addAlert("d1", null);
              setup.accept(world);
              world.runAndCheck();
            })
        .assertNoViolation(subject + ", " + kind.id());
  }
}
