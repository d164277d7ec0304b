package bellwether.app.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.explore.Bounds;
import bellwether.explore.Choices;
import bellwether.explore.Explorer;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that no schedule of a matcher and workers leaves a held alert out of all summaries, or puts
 * it into two.
 */
final class SummaryExplorationTest {
  private static final Instant START = DeliveryWorld.START;

  @Test
  void heldAlertsOfAFlood_areEachInOneSummary() {
    Explorer.explore(
            Bounds.of(2, 1), choices -> flood(choices, Duration.ZERO).runAndCheckSummaries())
        .assertNoViolation("a flood");
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 2})
  void clocksThatDiffer_leaveEachAlertInOneSummary(int minutes) {
    Explorer.explore(
            Bounds.of(1, 1),
            choices -> flood(choices, Duration.ofMinutes(minutes)).runAndCheckSummaries())
        .assertNoViolation("a flood, clocks apart by " + minutes + " min");
  }

  @Test
  void alertsOfAFirstRead_areEachInOneSummary() {
    Explorer.explore(Bounds.of(1, 1), choices -> firstRead(choices).runAndCheckSummaries())
        .assertNoViolation("a first read");
  }

  /** As before summaries named what they cover. */
  @Test
  void summaryThatReleasesAllAlerts_loses() {
    Explorer.Counterexample found =
        Explorer.findViolation(
            new Bounds(2, 1),
            choices -> {
              SummaryWorld world = flood(choices, Duration.ZERO);
              world.delivery.storeVariant = store -> releasingAll(store, world);
              world.runAndCheckSummaries();
            });

    assertThat(found.failure()).hasMessageContaining("summaries of");
  }

  private static DeliveryStore releasingAll(DeliveryStore store, SummaryWorld world) {
    return new ChangedDeliveryStore(store) {
      @Override
      public boolean add(Delivery delivery) {
        boolean added = super.add(delivery);
        if (delivery.notice() instanceof AlertSummary) {
          world.held().forEach(alert -> store.save(alert.inSummary(delivery.id())));
        }
        return added;
      }
    };
  }

  private static SummaryWorld flood(Choices choices, Duration clockOffset) {
    SummaryWorld world = new SummaryWorld(choices);
    world.hold("h1", null, START);
    world.hold("h2", null, START);
    world.delivery.addMatcher(world.alert("h3", null, START));
    world.delivery.addSweepers(Duration.ZERO, clockOffset);
    return world;
  }

  private static SummaryWorld firstRead(Choices choices) {
    SummaryWorld world = new SummaryWorld(choices);
    Instant fallback = START.plus(Duration.ofMinutes(30));
    world.hold("h1", Outcome.FIRST_READ, fallback);
    world.hold("h2", Outcome.FIRST_READ, fallback);
    world.delivery.addMatcher(world.alert("h3", Outcome.FIRST_READ, fallback));
    world.startFirstRead();
    world.delivery.addSweepers(Duration.ZERO, Duration.ZERO);
    return world;
  }
}
