package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that no schedule of faults loses a delivery, or repeats one without need or a label. */
final class RandomScheduleTest {
  private static final int ROUNDS = 150;
  private static final Duration FAULTS = Duration.ofHours(6);
  private static final Duration SEARCH_TIME = Duration.ofHours(1);
  private static final List<String> IDS = List.of("d1", "d2", "d3");

  private int repeats;
  private int finds;

  @Test
  void unconfirmedPost_isRepeatedOnceWithALabelAfterTheSearchTime() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      new Schedule(seed).run();
    }
    assertThat(repeats).as("schedules with a repeat").isPositive();
    assertThat(finds).as("schedules with a find").isPositive();
  }

  private final class Schedule implements PostingChannel {
    private final String name;
    private final Random random;
    private final TestClock clock = TestClock.start();
    private final Instant faultsEnd = clock.instant().plus(FAULTS);
    private final VirtualSlack slack = new VirtualSlack(clock);
    private final InMemoryStores stores = new InMemoryStores();
    private final Map<String, Instant> unclearSince = new HashMap<>();
    private final Map<String, Instant> searchFailedAt = new HashMap<>();
    private final Map<String, Integer> blindRepeats = new HashMap<>();
    private boolean readable;

    Schedule(long seed) {
      name = "seed " + seed;
      random = new Random(seed);
      readable = random.nextBoolean();
      slack.clockOffset = Duration.ofSeconds(random.nextInt(-200, 200));
      slack.historyIsReadable = () -> readable;
      if (random.nextBoolean()) {
        slack.pageSize = 15;
        slack.pagesPerMinute = 1;
        slack.addChatter(60);
      }
    }

    void run() {
      IDS.forEach(id -> stores.deliveries().add(pending(id, null, clock.instant())));
      DeliverySweeper sweeper =
          new DeliverySweeper(
              stores, this, DeliveryConfig.of(CHANNEL), clock::advance, OutageListener.NONE, clock);
      while (clock.instant().isBefore(faultsEnd.plus(FAULTS))) {
        boolean faulty = clock.instant().isBefore(faultsEnd);
        readable = !faulty || (random.nextInt(60) == 0 ? !readable : readable);
        sweeper.sweep(clock.instant().plusSeconds(45));
        clock.advance(Duration.ofMinutes(3));
      }
      for (String id : IDS) {
        assertThat(stores.deliveries().find(id).orElseThrow().state())
            .as(name)
            .isEqualTo(State.SENT);
        List<VirtualSlack.Message> accepted = slack.acceptedOf(id);
        assertThat(accepted).as(name).hasSizeBetween(1, 2);
        assertThat(accepted.size() == 1 || accepted.getLast().isLabeled()).as(name).isTrue();
      }
    }

    @Override
    public PostResult post(
        String customer,
        String channel,
        SlackMessage message,
        @Nullable String threadTs,
        String deliveryId) {
      int fault = clock.instant().isBefore(faultsEnd) ? random.nextInt(8) : 0;
      switch (fault) {
        case 0 -> {}
        case 1, 2, 3 -> slack.answer(true, new PostResult.Unknown("HTTP 500"));
        case 4 -> slack.answer(false, new PostResult.Unknown("read timed out"));
        case 5 -> slack.answer(false, new PostResult.RateLimited(Duration.ofMinutes(2)));
        case 6 -> slack.answer(false, new PostResult.NotSent("connection refused"));
        default -> slack.answer(false, new PostResult.Rejected("is_archived", true, "unarchive"));
      }
      Instant unclear = unclearSince.get(deliveryId);
      if (unclear != null) {
        assertThat(message.text()).as(name).containsIgnoringCase("possible duplicate");
        assertThat(searchFailedAt.get(deliveryId))
            .as(name)
            .isAfterOrEqualTo(unclear.plus(SEARCH_TIME));
        int count = blindRepeats.merge(deliveryId, fault <= 4 ? 1 : 0, Integer::sum);
        assertThat(count).as(name).isLessThanOrEqualTo(1);
        repeats++;
      }
      PostResult result = slack.post(customer, channel, message, threadTs, deliveryId);
      if (result instanceof PostResult.Unknown) {
        unclearSince.put(deliveryId, clock.instant());
      }
      return result;
    }

    @Override
    public SearchResult find(String customer, MessageQuery query) {
      SearchResult result = slack.find(customer, query);
      switch (result) {
        case SearchResult.Found _ -> finds++;
        case SearchResult.NotFound _ -> unclearSince.remove(query.deliveryId());
        case SearchResult.Inconclusive _ -> searchFailedAt.put(query.deliveryId(), clock.instant());
      }
      return result;
    }
  }
}
