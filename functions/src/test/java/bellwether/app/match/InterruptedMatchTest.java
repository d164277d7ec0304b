package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.domain.notice.Delivery;
import bellwether.store.DeliveryStore;
import bellwether.store.StoreException;
import bellwether.store.Stores;
import bellwether.store.memory.ForwardingStores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests sweeps that end before all their work is done: with an error, or because time is up. */
final class InterruptedMatchTest {
  private static final List<String> CUSTOMERS =
      IntStream.range(0, 100).mapToObj(i -> "T0C" + (100 + i)).toList();

  private final MatchingRun run = new MatchingRun();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 37, 99, 100})
  void sweepThatFailsAfterSomeAlerts_isContinuedByTheNext(int alerts) {
    CUSTOMERS.forEach(customer -> run.watch(customer, "Larkmail"));
    run.advisories.add(advisory("a1", "Larkmail was hacked", "", run.clock.instant()));

    AdvisoryMatcher interrupted =
        new AdvisoryMatcher(failingAfter(alerts), FloodLimit.DEFAULT, run.clock);
    if (alerts < 100) {
      assertThatThrownBy(() -> interrupted.sweep(deadline())).isInstanceOf(StoreException.class);
      assertThat(run.advisories.findUnmatched(9)).hasSize(1);
    } else {
      interrupted.sweep(deadline());
    }
    // Customers are served several at a time, so the failure of one does not keep others waiting.
    assertThat(CUSTOMERS.stream().filter(customer -> !alertsOf(customer).isEmpty()).count())
        .isBetween((long) alerts, alerts < 100 ? 99L : 100L);
    run.sweep();
    run.sweep();

    assertThat(run.advisories.findUnmatched(9)).isEmpty();
    assertThat(CUSTOMERS).allSatisfy(customer -> assertThat(alertsOf(customer)).hasSize(1));
    assertThat(run.incidents.findByVendor("larkmail")).hasSize(1);
  }

  @Test
  void sweepThatRunsOutOfTime_isContinuedByTheNext() {
    run.watch("T1", "Larkmail");
    for (int i = 0; i < 10; i++) {
      run.advisories.add(
          advisory("a" + i, "Larkmail was hacked", "text " + i, run.clock.instant()));
    }
    Clock ticking = new TickingClock(run.clock);
    Instant deadline = run.clock.instant().plus(Duration.ofSeconds(20));

    int first = new AdvisoryMatcher(run.stores, FloodLimit.DEFAULT, ticking).sweep(deadline);
    assertThat(first).isBetween(1, 9);
    assertThat(run.advisories.findUnmatched(99)).hasSize(10 - first);
    assertThat(run.matching.sweep(ticking.instant().plusSeconds(9))).isEqualTo(10 - first);

    assertThat(run.advisories.findUnmatched(99)).isEmpty();
    assertThat(alertsOf("T1")).filteredOn(alert -> alert.parentId() == null).hasSize(1);
  }

  private List<Delivery> alertsOf(String customer) {
    return run.deliveries.findRecent(customer, 99);
  }

  private Instant deadline() {
    return run.clock.instant().plusSeconds(30);
  }

  private Stores failingAfter(int alerts) {
    AtomicInteger left = new AtomicInteger(alerts);
    DeliveryStore failing =
        (DeliveryStore)
            Proxy.newProxyInstance(
                DeliveryStore.class.getClassLoader(),
                new Class<?>[] {DeliveryStore.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("add") && left.getAndDecrement() == 0) {
                    throw new StoreException("PutItem failed");
                  }
                  try {
                    return method.invoke(run.deliveries, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new ForwardingStores(run.stores) {
      @Override
      public DeliveryStore deliveries() {
        return failing;
      }
    };
  }

  /** Two seconds pass between any two readings. */
  private static final class TickingClock extends Clock {
    private final Clock start;
    private int readings;

    TickingClock(Clock start) {
      this.start = start;
    }

    @Override
    public Instant instant() {
      return start.instant().plusSeconds(2L * readings++);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
