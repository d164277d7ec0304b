package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SlackOutageTest {
  private static final int ALERTS = 2_000;
  private static final Duration OUTAGE = Duration.ofHours(1);

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final OutageSlack slack = new OutageSlack();
  private final List<String> ids =
      IntStream.range(0, ALERTS).mapToObj(i -> String.format(Locale.ROOT, "d%04d", i)).toList();

  /** Rejects everything, or accepts everything. */
  private static final class OutageSlack implements PostingChannel {
    private boolean down = true;
    private PostResult failure = new PostResult.Unknown("HTTP 503");
    private int failedPosts;
    private int checks;
    private final List<String> accepted = new ArrayList<>();

    @Override
    public PostResult post(
        String customer,
        String channel,
        SlackMessage message,
        @Nullable String threadTs,
        String deliveryId) {
      if (down) {
        failedPosts++;
        return failure;
      }
      accepted.add(deliveryId);
      return new PostResult.Posted("1." + accepted.size(), channel);
    }

    @Override
    public SearchResult find(String customer, MessageQuery query) {
      return down
          ? new SearchResult.Inconclusive("HTTP 503", null, null)
          : new SearchResult.NotFound();
    }

    @Override
    public Optional<String> permalink(String customer, String channel, String ts) {
      return Optional.empty();
    }

    @Override
    public boolean isAnswering(String customer) {
      checks++;
      return !down;
    }
  }

  @Test
  void outageOfAnHour_drainsOldestFirst() {
    Instant start = clock.instant();
    queueAndSweep(start);
    slack.down = false;
    sweepUntil(start.plus(OUTAGE).plus(Duration.ofHours(1)));

    assertDrainedOldestFirst();
  }

  @Test
  void outageWithoutConnection_drainsOldestFirst() {
    slack.failure = new PostResult.NotSent("connection refused");
    Instant start = clock.instant();
    queueAndSweep(start);
    slack.down = false;
    sweepUntil(start.plus(OUTAGE).plus(Duration.ofHours(1)));

    assertDrainedOldestFirst();
  }

  @Test
  void endOfOutage_isNoticedInHalfAMinute() {
    Instant start = clock.instant();
    queueAndSweep(start);
    assertThat(slack.checks).isBetween(60, 200);

    slack.down = false;
    sweepUntil(clock.instant().plusSeconds(90));
    assertThat(slack.accepted).hasSizeGreaterThan(10);
  }

  @Test
  void alertFromTheStream_isNotTriedWhileSlackIsDown() {
    DeliverySweeper worker = worker();
    List<Boolean> finished = new ArrayList<>();
    for (String id : ids.subList(0, 6)) {
      stores.deliveries().add(pending(id, null, clock.instant()));
      finished.add(worker.deliver(id, clock.instant().plusSeconds(60)));
    }
    assertThat(finished).containsExactly(true, false, false, false, false, false);
    assertThat(slack.failedPosts).isEqualTo(1);
  }

  /** The one that was tried is searched for or tried again in the first sweep. */
  private void assertDrainedOldestFirst() {
    assertThat(slack.failedPosts).isEqualTo(1);
    assertThat(slack.accepted).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(slack.accepted.subList(0, 50)).contains(ids.getFirst());
    Set<String> neverTried = Set.copyOf(ids.subList(1, ids.size()));
    assertThat(slack.accepted.stream().filter(neverTried::contains)).isSorted();
  }

  /** Queues alerts all through the outage, while one worker sweeps every minute. */
  private void queueAndSweep(Instant start) {
    DeliverySweeper worker = worker();
    int minutes = (int) OUTAGE.toMinutes();
    for (int minute = 0; minute < minutes; minute++) {
      for (String id : ids.subList(ALERTS * minute / minutes, ALERTS * (minute + 1) / minutes)) {
        stores.deliveries().add(pending(id, null, clock.instant()));
        clock.advance(Duration.ofMillis(1));
      }
      sweep(worker, start.plus(Duration.ofMinutes(minute + 1)));
    }
  }

  private void sweepUntil(Instant end) {
    DeliverySweeper worker = worker();
    while (clock.instant().isBefore(end)) {
      sweep(worker, clock.instant().plusSeconds(60));
    }
  }

  private void sweep(DeliverySweeper worker, Instant next) {
    worker.sweep(clock.instant().plusSeconds(45));
    if (clock.instant().isBefore(next)) {
      clock.advance(Duration.between(clock.instant(), next));
    }
  }

  private DeliverySweeper worker() {
    return new DeliverySweeper(
        stores, slack, DeliveryConfig.of(CHANNEL), clock::advance, OutageListener.NONE, clock);
  }
}
