package bellwether.app.match;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.explore.Bounds;
import bellwether.explore.Choices;
import bellwether.explore.Explorer;
import bellwether.explore.Option;
import bellwether.store.memory.InMemoryDeliveryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests all sequences of a few deliveries for whether they count as a flood. */
final class FloodLimitExplorationTest {
  private static final int MAX_ALERTS = 2;
  private static final int LENGTH = 6;
  private static final FloodLimit LIMIT =
      new FloodLimit(MAX_ALERTS, Duration.ofMinutes(10), Duration.ofMinutes(5));

  private static final Option FIRST = Option.normal("a first alert");
  private static final Option REPLY = Option.normal("a reply");
  private static final Option FIRST_READ = Option.normal("an alert of a first read");
  private static final Option PAUSE = Option.normal("eleven minutes");

  @Test
  void flood_consistsOfFirstAlerts() {
    Explorer.explore(new Bounds(0, 0), choices -> check(choices, UnaryOperator.identity()))
        .assertNoViolation("sequences of alerts");
  }

  @Test
  void replyThatCounts_isFound() {
    Explorer.Counterexample found =
        Explorer.findViolation(
            new Bounds(0, 0),
            choices ->
                check(
                    choices,
                    delivery ->
                        delivery
                            .withParentId(null)
                            .withNotice(((Alert) delivery.notice()).withKind(ReportKind.NEW))));

    assertThat(found.events()).contains(REPLY.label());
  }

  /** Adds deliveries, which the limit sees after the given change. */
  private static void check(Choices choices, UnaryOperator<Delivery> change) {
    TestClock clock = TestClock.start();
    InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore();
    int count = 0;
    for (int i = 0; i < LENGTH; i++) {
      clock.advance(Duration.ofSeconds(1));
      Option next = choices.choose(List.of(FIRST, REPLY, FIRST_READ, PAUSE));
      choices.record(next.label());
      if (next == PAUSE) {
        clock.advance(Duration.ofMinutes(11));
        count = 0;
      } else {
        deliveries.add(delivery(next, "d" + i, clock));
        count += next == FIRST ? 1 : 0;
      }
      boolean reached =
          LIMIT.isReached(
              limit -> changed(deliveries.findRecent(CUSTOMER, limit), change), clock.instant());
      assertThat(reached).as("flood after %d first alerts", count).isEqualTo(count >= MAX_ALERTS);
    }
  }

  private static List<Delivery> changed(List<Delivery> found, UnaryOperator<Delivery> change) {
    List<Delivery> changed = new ArrayList<>(found);
    changed.replaceAll(change);
    return changed;
  }

  private static Delivery delivery(Option kind, String id, TestClock clock) {
    Alert alert = Fixtures.alert("Acme", clock.instant());
    Delivery first = Delivery.pending(id, alert, clock.instant());
    if (kind == REPLY) {
      return first.withParentId("message").withNotice(alert.withKind(ReportKind.UPDATE));
    }
    return kind == FIRST_READ
        ? first.withState(State.HELD, clock.instant(), Outcome.FIRST_READ, null)
        : first;
  }
}
