package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pendingFor;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.workspace.Installation;
import bellwether.store.DeliveryStore;
import bellwether.store.InstallationStore;
import bellwether.store.Stores;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryInstallationStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that a customer with one alert is notified within a minute while another customer has
 * 10,000 alerts due, whatever fault the other has. Both channels have the same name, as with
 * customers that use the default channel.
 */
@Tag("case-66")
final class NoisyNeighborTest {
  private static final int BURST = 60;
  private static final int NOISE = 10_000;
  private static final String NOISY = "T0NOISY";
  private static final String QUIET = "T0QUIET";
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  /** The time for new work in a function with a timeout of 60 seconds. */
  private static final Duration INVOCATION = Duration.ofSeconds(48);

  private static final int BATCH = 10;

  private final VirtualWorkers workers = new VirtualWorkers(START, START.plusSeconds(130));
  private final InMemoryDeliveryStore store = new InMemoryDeliveryStore();
  private final InMemoryInstallationStore installations = new InMemoryInstallationStore();
  private FaultySlack slack = new FaultySlack(NOISY, Fault.NONE, workers);

  /** The problem of the noisy customer. */
  enum Fault {
    NONE,
    /** Most alerts are held for a summary. */
    FLOOD,
    /** Slack answers each post with a 429. */
    RATE_LIMIT,
    /** Slack rejects its token. */
    TOKEN_REVOKED,
    /** It has uninstalled the app. */
    UNINSTALLED,
    /** Slack does not say whether its posts arrived. */
    NO_ANSWER
  }

  /** What triggers the function, whose concurrency is two. */
  enum Path {
    SWEEP,
    STREAM,
    BOTH
  }

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Fault trouble : Fault.values()) {
      for (Path path : Path.values()) {
        cases.add(Arguments.of(trouble, path, 0));
      }
      cases.add(Arguments.of(trouble, Path.SWEEP, 7)); // during the sweep
      cases.add(Arguments.of(trouble, Path.BOTH, 7));
      cases.add(Arguments.of(trouble, Path.SWEEP, 49)); // just after it ended
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0} by {1}, after {2} s")
  @MethodSource("cases")
  void quietCustomer_isNotifiedWithinAMinute(Fault trouble, Path path, int after) {
    slack = new FaultySlack(NOISY, trouble, workers);
    Instant dueAt = START.plusSeconds(after);
    addNoise(trouble);
    List<Runnable> works = new ArrayList<>();
    works.add(() -> {
      workers.advanceTo(dueAt);
      store.add(pendingFor(QUIET, "quiet", dueAt));
    });
    if (path != Path.STREAM) {
      works.add(this::sweeps);
    }
    if (path != Path.SWEEP) {
      works.add(() -> stream(dueAt));
    }

    workers.run(works);

    assertThat(slack.posted).containsKey("quiet");
    assertThat(Duration.between(dueAt, slack.posted.get("quiet")))
        .isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void noisyCustomer_isNotifiedInOrderOnePerSecond() {
    addNoise(Fault.NONE);
    store.add(pendingFor(QUIET, "quiet", START));

    workers.run(List.of(this::sweeps));

    List<String> noisy = slack.posted.keySet().stream().filter(id -> !id.equals("quiet")).toList();
    assertThat(noisy).isSorted();
    assertThat(noisy.getFirst()).isEqualTo("noisy-00000");
    assertThat(noisy.getLast()).isEqualTo(noisyId(noisy.size() - 1));
    // Three sweeps, the last of ten seconds.
    assertThat(noisy.size()).isBetween(90, 108);
  }

  /** Without the schedule: what one record leaves is served by its invocation. */
  @Test
  void burst_isDeliveredByTheStreamAlone() {
    for (int i = 0; i < BURST; i++) {
      store.add(pendingFor(NOISY, noisyId(i), START));
    }

    workers.run(List.of(() -> deliverInBatches(noisyIds(BURST), id -> {})));

    assertThat(slack.posted).hasSize(BURST);
  }

  private void addNoise(Fault fault) {
    if (fault == Fault.UNINSTALLED) {
      installations.save(new Installation(NOISY, START, START));
    }
    for (int i = 0; i < NOISE; i++) {
      Delivery pending = pendingFor(NOISY, noisyId(i), START.minusMillis(NOISE - i));
      boolean held = fault == Fault.FLOOD && i >= 25;
      store.add(held ? held(pending) : pending);
    }
  }

  private static Delivery held(Delivery like) {
    return like.withState(State.HELD);
  }

  private void sweeps() {
    for (int minute = 0; minute < 3; minute++) {
      Instant begin = START.plus(Duration.ofMinutes(minute));
      workers.advanceTo(begin);
      worker().sweep(workers.instant().plus(INVOCATION));
    }
  }

  /** All in one shard: the quiet customer's record is last. */
  private void stream(Instant quietAt) {
    List<String> ids = noisyIds(NOISE);
    ids.add("quiet");
    deliverInBatches(
        ids,
        id -> {
          if (id.equals("quiet")) {
            workers.advanceTo(quietAt.plusMillis(1));
          }
        });
  }

  private static List<String> noisyIds(int count) {
    return IntStream.range(0, count)
        .mapToObj(NoisyNeighborTest::noisyId)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String noisyId(int i) {
    return String.format(Locale.ROOT, "noisy-%05d", i);
  }

  private void deliverInBatches(List<String> ids, Consumer<String> beforeEach) {
    DeliverySweeper worker = worker();
    for (int from = 0; from < ids.size(); from += BATCH) {
      Instant deadline = workers.instant().plus(INVOCATION);
      boolean left = false;
      for (String id : ids.subList(from, Math.min(ids.size(), from + BATCH))) {
        beforeEach.accept(id);
        left |= !worker.deliver(id, deadline);
      }
      if (left) {
        worker.sweep(deadline);
      }
    }
  }

  /** Another process, which does not know the rate of others. */
  private DeliverySweeper worker() {
    DeliveryStore deliveries = new SlowDeliveryStore(store, workers);
    Stores stores =
        new ForwardingStores(new InMemoryStores()) {
          @Override
          public DeliveryStore deliveries() {
            return deliveries;
          }

          @Override
          public InstallationStore installations() {
            return installations;
          }
        };
    DeliveryConfig config =
        new DeliveryConfig(CHANNEL, "C0OPS", Duration.ofMinutes(5), Duration.ofMinutes(2));
    return new DeliverySweeper(
        stores, slack, config, workers::advance, OutageListener.NONE, workers);
  }
}
