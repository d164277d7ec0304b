package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pendingFor;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.workspace.Installation;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One customer has 10,000 alerts due, another has one: that one is in Slack within a minute,
 * whatever is wrong with the first. Both channels have the same name, like those of customers
 * without one.
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

  private static final Duration STORE_CALL = Duration.ofMillis(3);
  private static final Duration SLACK_CALL = Duration.ofMillis(200);
  private static final int BATCH = 10;

  private final VirtualWorkers workers = new VirtualWorkers(START, START.plusSeconds(130));
  private final InMemoryDeliveryStore store = new InMemoryDeliveryStore();
  private final InMemoryInstallationStore installations = new InMemoryInstallationStore();
  private final Map<String, Instant> posted = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, Instant> latest = new ConcurrentHashMap<>();
  private Fault fault = Fault.NONE;

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
      cases.add(Arguments.of(trouble, Path.SWEEP, 7)); // while the sweep is at it
      cases.add(Arguments.of(trouble, Path.BOTH, 7));
      cases.add(Arguments.of(trouble, Path.SWEEP, 49)); // just after it ended
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0} by {1}, after {2} s")
  @MethodSource("cases")
  void quietCustomer_isNotifiedWithinAMinute(Fault trouble, Path path, int after) {
    this.fault = trouble;
    Instant dueAt = START.plusSeconds(after);
    addNoise();
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

    assertThat(posted).containsKey("quiet");
    assertThat(Duration.between(dueAt, posted.get("quiet"))).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void noisyCustomer_isNotifiedInOrderOnePerSecond() {
    addNoise();
    store.add(pendingFor(QUIET, "quiet", START));

    workers.run(List.of(this::sweeps));

    List<String> noisy = posted.keySet().stream().filter(id -> !id.equals("quiet")).toList();
    assertThat(noisy).isSorted();
    assertThat(noisy.getFirst()).isEqualTo("noisy-00000");
    assertThat(noisy.getLast())
        .isEqualTo(String.format(Locale.ROOT, "noisy-%05d", noisy.size() - 1));
    // Three sweeps, the last of ten seconds.
    assertThat(noisy.size()).isBetween(90, 108);
  }

  /** Without the schedule: what one record leaves is served by its invocation. */
  @Test
  void burst_isDeliveredByTheStreamAlone() {
    for (int i = 0; i < BURST; i++) {
      store.add(pendingFor(NOISY, String.format(Locale.ROOT, "noisy-%05d", i), START));
    }

    workers.run(
        List.of(() -> {
          DeliverySweeper worker = worker();
          for (int from = 0; from < BURST; from += BATCH) {
            Instant deadline = workers.instant().plus(INVOCATION);
            boolean left = false;
            for (int i = from; i < from + BATCH; i++) {
              left |= !worker.deliver(String.format(Locale.ROOT, "noisy-%05d", i), deadline);
            }
            if (left) {
              worker.sweep(deadline);
            }
          }
        }));

    assertThat(posted).hasSize(BURST);
  }

  private void addNoise() {
    if (fault == Fault.UNINSTALLED) {
      installations.save(new Installation(NOISY, START, START));
    }
    for (int i = 0; i < NOISE; i++) {
      Delivery pending =
          pendingFor(
              NOISY, String.format(Locale.ROOT, "noisy-%05d", i), START.minusMillis(NOISE - i));
      boolean held = fault == Fault.FLOOD && i >= 25;
      store.add(held ? held(pending) : pending);
    }
  }

  private static Delivery held(Delivery like) {
    return DeliveryBuilder.builder()
        .id(like.id())
        .notice(like.notice())
        .state(State.HELD)
        .dueAt(like.dueAt())
        .createdAt(like.createdAt())
        .build();
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
    DeliverySweeper worker = worker();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < NOISE; i++) {
      ids.add(String.format(Locale.ROOT, "noisy-%05d", i));
    }
    ids.add("quiet");
    for (int from = 0; from < ids.size(); from += BATCH) {
      Instant deadline = workers.instant().plus(INVOCATION);
      boolean left = false;
      for (String id : ids.subList(from, Math.min(ids.size(), from + BATCH))) {
        if (id.equals("quiet")) {
          workers.advanceTo(quietAt.plusMillis(1));
        }
        left |= !worker.deliver(id, deadline);
      }
      if (left) {
        worker.sweep(deadline);
      }
    }
  }

  /** Another process, which does not know the rate of others. */
  private DeliverySweeper worker() {
    DeliveryStore deliveries = new Slow();
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
        stores, new Slack(), config, workers::advance, OutageListener.NONE, workers);
  }

  /** A Slack with its rate limit: one post a second in each channel of each workspace. */
  private final class Slack implements DeliveryChannel {

    @Override
    public PostResult post(
        String customer,
        String channel,
        SlackMessage message,
        @Nullable String threadTs,
        String deliveryId) {
      workers.advance(SLACK_CALL);
      boolean noisy = customer.equals(NOISY);
      if (noisy && fault == Fault.RATE_LIMIT) {
        return new PostResult.RateLimited(Duration.ofSeconds(30));
      }
      if (noisy && fault == Fault.TOKEN_REVOKED) {
        return new PostResult.Rejected("token_revoked", true, "install the app again");
      }
      if (noisy && fault == Fault.NO_ANSWER) {
        return new PostResult.Unknown("read timed out");
      }
      Instant now = workers.instant();
      Instant last = latest.put(customer + channel, now);
      if (last != null && now.isBefore(last.plusSeconds(1))) {
        return new PostResult.RateLimited(Duration.ofSeconds(1));
      }
      assertThat(posted).as("posted twice").doesNotContainKey(deliveryId);
      posted.put(deliveryId, now);
      return new PostResult.Posted("17." + posted.size(), channel);
    }

    @Override
    public PostResult update(
        String customer, String channel, String ts, SlackMessage message, String deliveryId) {
      throw new AssertionError("nothing is updated here");
    }

    @Override
    public SearchResult find(
        String customer,
        String channel,
        String deliveryId,
        Instant oldest,
        Instant latest,
        @Nullable String threadTs) {
      workers.advance(SLACK_CALL);
      return new SearchResult.NotFound();
    }
  }

  /** The store, whose calls take time. */
  private final class Slow implements DeliveryStore {
    private void call() {
      workers.advance(STORE_CALL);
    }

    @Override
    public boolean add(Delivery delivery) {
      call();
      return store.add(delivery);
    }

    @Override
    public Optional<Delivery> find(String id) {
      call();
      return store.find(id);
    }

    @Override
    public Optional<Delivery> save(Delivery delivery) {
      call();
      return store.save(delivery);
    }

    @Override
    public List<Delivery> findDue(Instant now, int limit) {
      workers.advance(STORE_CALL.multipliedBy(17));
      return store.findDue(now, limit);
    }

    @Override
    public List<Delivery> findDueRoundRobin(Instant now, int limit) {
      workers.advance(STORE_CALL.multipliedBy(40));
      return store.findDueRoundRobin(now, limit);
    }

    @Override
    public List<Delivery> findRecent(String customer, int limit) {
      workers.advance(STORE_CALL.multipliedBy(1 + limit / 100));
      return store.findRecent(customer, limit);
    }
  }
}
