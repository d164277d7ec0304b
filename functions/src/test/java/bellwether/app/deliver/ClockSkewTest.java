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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests two workers whose clocks differ, one of which works while the other's call is open. */
final class ClockSkewTest {
  private static final List<String> IDS = List.of("d1", "d2", "d3");

  @ParameterizedTest
  @ValueSource(ints = {-5, -3, 3, 5})
  void workerWithAnotherClock_doesNotRepeatACallInProgress(int minutes) {
    Schedule schedule = new Schedule(0, Duration.ZERO, Duration.ofMinutes(minutes));
    schedule.interrupts = () -> true;

    schedule.run();

    schedule.assertPostedOnce();
  }

  @Test
  void clocksFiveMinutesApart_loseAndRepeatNothing() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Schedule schedule = new Schedule(seed, offset(random), offset(random));
      schedule.interrupts = () -> random.nextInt(3) == 0;

      schedule.run();

      schedule.assertPostedOnce();
    }
  }

  /** At most five minutes between the two. */
  private static Duration offset(Random random) {
    return Duration.ofSeconds(random.nextInt(-150, 150));
  }

  /** Posts that take 6 seconds, in which the other worker may sweep. */
  private static final class Schedule implements PostingChannel {
    private final String name;
    private final Random random;
    private final TestClock clock = TestClock.start();
    private final VirtualSlack slack = new VirtualSlack(clock);
    private final InMemoryStores stores = new InMemoryStores();
    private final List<DeliverySweeper> workers;
    private BooleanSupplier interrupts = () -> false;
    private boolean interrupted;
    private int turn;

    Schedule(long seed, Duration first, Duration second) {
      name = "seed " + seed + ", clocks " + first + " and " + second;
      random = new Random(seed);
      workers = List.of(worker(first), worker(second));
    }

    private DeliverySweeper worker(Duration offset) {
      return new DeliverySweeper(
          stores,
          this,
          DeliveryConfig.of(CHANNEL),
          clock::advance,
          OutageListener.NONE,
          Clock.offset(clock, offset));
    }

    void run() {
      Instant due = clock.instant().minus(Duration.ofMinutes(6));
      IDS.forEach(id -> stores.deliveries().add(pending(id, null, due)));
      IntStream.range(0, 60)
          .forEach(_ -> {
            sweep();
            clock.advance(Duration.ofSeconds(30));
          });
    }

    private void sweep() {
      workers.get(turn++ % 2).sweep(clock.instant().plus(Duration.ofMinutes(6)));
    }

    void assertPostedOnce() {
      for (String id : IDS) {
        assertThat(slack.acceptedOf(id)).as(name).hasSize(1);
        assertThat(stores.deliveries().find(id).orElseThrow().state())
            .as(name)
            .isEqualTo(State.SENT);
      }
    }

    @Override
    public PostResult post(
        String customer,
        String channel,
        SlackMessage message,
        @Nullable String threadTs,
        String deliveryId) {
      if (!interrupted && interrupts.getAsBoolean()) {
        interrupted = true;
        clock.advance(Duration.ofSeconds(3));
        sweep();
        sweep();
        interrupted = false;
      }
      clock.advance(Duration.ofSeconds(3));
      if (random.nextInt(3) == 0) {
        slack.answer(random.nextBoolean(), new PostResult.Unknown("read timed out"));
      }
      return slack.post(customer, channel, message, threadTs, deliveryId);
    }

    @Override
    public SearchResult find(String customer, MessageQuery query) {
      return slack.find(customer, query);
    }
  }
}
