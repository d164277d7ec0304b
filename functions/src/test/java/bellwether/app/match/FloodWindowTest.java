package bellwether.app.match;

import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which recent deliveries reach the limit, and from when on. */
final class FloodWindowTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final FloodLimit LIMIT =
      new FloodLimit(3, Duration.ofMinutes(10), Duration.ofMinutes(5));

  private final List<Delivery> newestFirst = new ArrayList<>();

  private boolean isReached() {
    return LIMIT.isReached(
        limit -> newestFirst.subList(0, Math.min(limit, newestFirst.size())), NOW);
  }

  private void older(int count, Duration age) {
    for (int i = 0; i < count; i++) {
      newestFirst.add(pending("d" + newestFirst.size(), null, NOW.minus(age)));
    }
  }

  @Test
  void limit_isReachedByAsManyAlerts() {
    older(2, Duration.ofMinutes(1));
    assertThat(isReached()).isFalse();
    older(1, Duration.ofMinutes(1));
    assertThat(isReached()).isTrue();
    older(1, Duration.ofMinutes(1));
    assertThat(isReached()).isTrue();
  }

  @Test
  void alertsOutsideOfTheWindow_doNotCount() {
    older(2, Duration.ofMinutes(1));
    older(9, Duration.ofMinutes(10));
    assertThat(isReached()).isFalse();

    newestFirst.clear();
    older(3, Duration.ofMinutes(10).minusMillis(1));
    assertThat(isReached()).isTrue();
  }

  @Test
  void olderAlertsBehindReplies_doNotCount() {
    older(1, Duration.ofMinutes(1));
    newestFirst.addAll(List.of(reply("r1"), reply("r2")));
    older(2, Duration.ofMinutes(11));
    assertThat(isReached()).isFalse();
  }

  @Test
  void alertsBehindReplies_countUpToTenTimesTheLimit() {
    for (int i = 0; i < 27; i++) {
      newestFirst.add(reply("r" + i));
    }
    older(3, Duration.ofMinutes(1));
    assertThat(isReached()).isTrue();
    newestFirst.addFirst(reply("one more"));
    assertThat(isReached()).isFalse();
  }

  @Test
  void repliesSummarizedAlertsAndFirstReads_doNotCount() {
    for (Delivery uncounted :
        List.of(
            reply("reply"),
            pending("sum", null, NOW).withState(State.SUMMARIZED),
            pending("first", null, NOW).withState(State.HELD, NOW, Outcome.FIRST_READ, null))) {
      newestFirst.clear();
      older(2, Duration.ofMinutes(1));
      newestFirst.add(uncounted);
      assertThat(isReached()).as(uncounted.id()).isFalse();
    }
    newestFirst.clear();
    older(2, Duration.ofMinutes(1));
    newestFirst.add(pending("held", null, NOW).withState(State.HELD, NOW, null, null));
    assertThat(isReached()).isTrue();
  }

  @Test
  void singleRun_holdsNothing() {
    assertThat(LIMIT.withoutHold())
        .isEqualTo(new FloodLimit(3, Duration.ofMinutes(10), Duration.ZERO));
  }

  private static Delivery reply(String id) {
    return pending(id, "message", NOW.minusSeconds(60));
  }
}
