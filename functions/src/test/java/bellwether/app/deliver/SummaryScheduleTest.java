package bellwether.app.deliver;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.digest.FirstReadNotifier;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.domain.feed.FirstReads.FeedRead;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.vendor.Vendor;
import bellwether.store.DeliveryStore;
import bellwether.store.Stores;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that every alert is reported once, by itself or in a summary that counts it, in random
 * schedules of a matcher and several workers, with an index that lags, clocks that differ, and
 * workers that stop at any moment.
 */
final class SummaryScheduleTest {
  private static final int VENDORS = 50;
  private static final int WORKERS = 3;
  private static final Duration MAX_LAG = Duration.ofSeconds(3);
  private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(10);
  private static final FloodLimit LIMIT =
      new FloodLimit(3, Duration.ofMinutes(10), Duration.ofSeconds(5));

  private final InMemoryStores memory = new InMemoryStores();
  private final RecordedPosts slack = new RecordedPosts();
  private final Instant start = TestClock.start().instant();
  private final VirtualWorkers workers =
      new VirtualWorkers(start, start.plus(Duration.ofMinutes(40)));

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyAlert_isReportedOnce(long seed) {
    Random random = new Random(seed);
    DeliveryStore lagging =
        new LaggingDeliveryStore(memory.deliveries(), workers, MAX_LAG, random.nextLong());
    boolean firstRead = random.nextBoolean();
    if (firstRead) {
      memory
          .firstReads()
          .update(known ->
              known
                  .add(start, new FeedRead("wire", VENDORS, Set.of()))
                  .end(start, start.plusSeconds(30)));
    }
    List<Runnable> work = new ArrayList<>();
    long matcherSeed = random.nextLong();
    work.add(() -> match(new Random(matcherSeed), lagging, firstRead));
    for (int i = 0; i < WORKERS; i++) {
      long workerSeed = random.nextLong();
      work.add(() -> deliver(new Random(workerSeed), lagging));
    }
    workers.run(work);
    finish();

    assertThat(memory.deliveries().all().stream().filter(d -> d.notice() instanceof Alert))
        .as("seed %d", seed)
        .hasSize(VENDORS)
        .allSatisfy(this::assertReportedOnce);
    assertThat(summaries()).as("seed %d", seed).allSatisfy(this::assertCountsWhatItCovers);
  }

  private void assertReportedOnce(Delivery alert) {
    List<String> covering =
        summaries().stream()
            .filter(summary -> content(summary).coveredIds().contains(alert.id()))
            .map(Delivery::id)
            .toList();
    if (alert.state() == State.SENT) {
      assertThat(covering).isEmpty();
      assertThat(slack.posted).containsOnlyOnce(alert.id());
    } else {
      assertThat(alert.isInSummary()).as("%s", alert.state()).isTrue();
      assertThat(covering).containsExactly(alert.parentId());
      assertThat(slack.posted).doesNotContain(alert.id());
    }
  }

  private void assertCountsWhatItCovers(Delivery summary) {
    AlertSummary content = content(summary);
    assertThat(slack.posted).containsOnlyOnce(summary.id());
    assertThat(content.alerts().size() + content.moreCount())
        .isEqualTo(content.coveredIds().size());
    assertThat(content.reason()).containsPattern("\\b" + content.coveredIds().size() + " ");
  }

  private List<Delivery> summaries() {
    return memory.deliveries().all().stream()
        .filter(delivery -> delivery.notice() instanceof AlertSummary)
        .toList();
  }

  private static AlertSummary content(Delivery summary) {
    return (AlertSummary) summary.notice();
  }

  /** Publishes one breach of each vendor, in bursts, and matches them. */
  private void match(Random random, DeliveryStore deliveries, boolean firstRead) {
    InstantSource clock = skewed(random);
    Stores stores = with(new SlowDeliveryStore(deliveries, workers));
    AdvisoryMatcher matcher = new AdvisoryMatcher(stores, LIMIT, clock);
    for (int i = 0; i < VENDORS; i++) {
      workers.advance(Duration.ofMillis(random.nextInt(i % 10 == 0 ? 60_000 : 600)));
      String name = "Vendor" + (char) ('A' + i / 26) + (char) ('a' + i % 26) + "x";
      memory.customers().addVendor(CUSTOMER, Vendor.ofName(name));
      memory
          .advisories()
          .add(
              advisory("a" + i, name + " confirms data breach", "It was hacked.", clock.instant())
                  .withFirstRead(firstRead && random.nextInt(3) > 0));
      matcher.sweep(Instant.MAX);
    }
  }

  /** Delivers and summarizes until the time is up. */
  private void deliver(Random random, DeliveryStore deliveries) {
    InstantSource clock = skewed(random);
    Stores stores = with(StoppingStore.of(new SlowDeliveryStore(deliveries, workers), random));
    while (true) {
      awaitNextSweep(random);
      Instant deadline = clock.instant().plusSeconds(20);
      try {
        if (random.nextBoolean()) {
          new FirstReadNotifier(stores, clock).queueSummaries(deadline);
        }
        sweeper(stores, clock, workers::advance).sweep(deadline);
      } catch (StoppingStore.Stopped e) {
        // the next sweep continues
      }
    }
  }

  /** Schedulers start all workers at about the same time. */
  private void awaitNextSweep(Random random) {
    Duration sinceStart = Duration.between(start, workers.instant());
    workers.advanceTo(
        start
            .plus(SWEEP_INTERVAL.multipliedBy(1 + sinceStart.dividedBy(SWEEP_INTERVAL)))
            .plusMillis(random.nextInt(150)));
  }

  /** What was interrupted last is continued, once nothing lags any more. */
  private void finish() {
    TestClock clock = new TestClock(start.plus(Duration.ofHours(2)));
    for (int i = 0; i < 12; i++) {
      sweeper(memory, clock, clock::advance).sweep(clock.instant().plusSeconds(60));
      clock.advance(Duration.ofMinutes(5));
    }
  }

  private DeliverySweeper sweeper(
      Stores stores, InstantSource clock, SlackRateLimiter.Sleeper sleeper) {
    return new DeliverySweeper(
        stores, slack, DeliverySweep.config(), sleeper, OutageListener.NONE, clock);
  }

  private InstantSource skewed(Random random) {
    Duration skew = Duration.ofMillis(random.nextInt(-2_000, 2_000));
    return () -> workers.instant().plus(skew);
  }

  private Stores with(DeliveryStore deliveries) {
    return new ForwardingStores(memory) {
      @Override
      public DeliveryStore deliveries() {
        return deliveries;
      }
    };
  }
}
