package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Notice;
import bellwether.domain.workspace.Settings;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Delivers alerts by the settings of their customer. */
final class RoutedAlerts {
  static final Duration LEASE = Duration.ofMinutes(2);
  static final Instant EVENING = Instant.parse("2026-11-25T22:00:00Z");

  final TestClock clock = new TestClock(EVENING);
  private final InMemoryStores stores = new InMemoryStores();
  final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCustomerStore customers = stores.customers();
  final ScriptedChannel slack = new ScriptedChannel();

  private final DeliverySweeper worker =
      new DeliverySweeper(
          stores,
          slack,
          new DeliveryConfig(CHANNEL, "C0OPS", LEASE, LEASE),
          clock::advance,
          OutageListener.NONE,
          clock);

  void settings(UnaryOperator<Settings> change) {
    assertThat(customers.saveSettings(CUSTOMER, change.apply(customers.settings(CUSTOMER))))
        .isTrue();
  }

  void sweep() {
    worker.sweep(clock.instant().plus(Duration.ofSeconds(45)));
  }

  Delivery stored(String id) {
    return deliveries.find(id).orElseThrow();
  }

  void add(String id, @Nullable String parent, State state, Notice notice) {
    Instant now = clock.instant();
    deliveries.add(
        DeliveryBuilder.builder()
            .id(id)
            .parentId(parent)
            .notice(notice)
            .state(state)
            .dueAt(now)
            .createdAt(now)
            .build());
  }

  void add(String id, @Nullable String parent, Level level, Confidence confidence) {
    add(id, parent, State.PENDING, alert(level, null, confidence));
  }

  Alert alert(Level level, @Nullable String tier, Confidence confidence) {
    Alert usual = Fixtures.alert("Acme", clock.instant());
    return usual.with(
        copy -> copy.confidence(confidence).severity(new Severity(level, List.of())).tier(tier));
  }
}
