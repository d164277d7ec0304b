package bellwether.app.summary;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.deliver.ChangedDeliveryStore;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.DeliveryStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests each step of a summary against another worker that was faster. */
final class SummaryWriterTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore();
  private final SummaryWriter writer = new SummaryWriter(deliveries);

  private Delivery held(String id) {
    Delivery delivery =
        Delivery.pending(id, alert("Acme", NOW), NOW).withState(State.HELD, NOW, null, null);
    deliveries.add(delivery);
    return delivery;
  }

  private Delivery stored(String id) {
    return deliveries.find(id).orElseThrow();
  }

  private static AlertSummary summaryOf(List<Delivery> alerts) {
    return AlertSummary.of(CUSTOMER, "a flood", alerts, List.of(), 0);
  }

  @Test
  void reservation_isStoredInTheAlert() {
    List<Delivery> reserved = writer.reserve("s1", List.of(held("h1"), held("h2")));
    assertThat(reserved).containsExactly(stored("h1"), stored("h2"));
    assertThat(reserved).extracting(Delivery::claimOwner).containsOnly("s1");
  }

  @Test
  void ownReservation_isKeptWithoutAWrite() {
    List<Delivery> reserved = writer.reserve("s1", List.of(held("h1")));
    assertThat(writer.reserve("s1", reserved)).isEqualTo(reserved);
    assertThat(stored("h1").version()).isEqualTo(1);
  }

  @Test
  void reservationOfAnotherSummary_isRespected() {
    List<Delivery> reserved = writer.reserve("s1", List.of(held("h1")));
    assertThat(writer.reserve("s2", reserved)).isEmpty();
    assertThat(stored("h1").claimOwner()).isEqualTo("s1");
  }

  @Test
  void alertThatAnotherWorkerReservedForTheSameSummary_isReserved() {
    Delivery outdated = held("h1");
    writer.reserve("s1", List.of(outdated));
    assertThat(writer.reserve("s1", List.of(outdated))).containsExactly(stored("h1"));
    assertThat(writer.reserve("s2", List.of(outdated))).isEmpty();
  }

  @Test
  void alertThatAnotherWorkerReleased_isNotReserved() {
    Delivery outdated = held("h1");
    List<Delivery> reserved = writer.reserve("s1", List.of(outdated));
    assertThat(writer.add("s1", summaryOf(reserved), reserved, NOW)).isTrue();
    assertThat(stored("h1").claimOwner()).isEqualTo("s1");
    assertThat(writer.reserve("s1", List.of(outdated))).isEmpty();
  }

  @Test
  void secondWriterOfASummary_releasesOnlyWhatTheFirstCovered() {
    Delivery covered = held("h1");
    List<Delivery> first = writer.reserve("s1", List.of(covered));
    List<Delivery> second = writer.reserve("s1", List.of(covered, held("h2")));

    assertThat(deliveries.add(Delivery.pending("s1", summaryOf(first), NOW))).isTrue();
    assertThat(writer.add("s1", summaryOf(second), second, NOW)).isFalse();

    assertThat(stored("h1")).matches(Delivery::isInSummary);
    assertThat(stored("h2").state()).isEqualTo(State.HELD);
    assertThat(stored("h2").claimOwner()).as("free for the next summary").isNull();
    assertThat(((AlertSummary) stored("s1").notice()).coveredIds()).containsExactly("h1");
  }

  /** A worker that stops in between leaves the last one held, and the next worker continues. */
  @Test
  void lastAlertOfASummary_isReleasedLast() {
    List<Delivery> reserved = writer.reserve("s1", List.of(held("h1"), held("h2"), held("h3")));
    AlertSummary summary = summaryOf(reserved);
    assertThat(summary.coveredIds()).endsWith("h3");

    SummaryWriter stopping = new SummaryWriter(stoppingBeforeSaving("h3"));
    assertThatThrownBy(() -> stopping.add("s1", summary, reserved.reversed(), NOW))
        .hasMessage("stopped");

    assertThat(stored("h1")).matches(Delivery::isInSummary);
    assertThat(stored("h2")).matches(Delivery::isInSummary);
    assertThat(writer.settle(List.of(stored("h3")))).isEmpty();
    assertThat(stored("h3")).matches(Delivery::isInSummary);
  }

  private DeliveryStore stoppingBeforeSaving(String id) {
    return new ChangedDeliveryStore(deliveries) {
      @Override
      public Optional<Delivery> save(Delivery delivery) {
        if (delivery.id().equals(id)) {
          throw new IllegalStateException("stopped");
        }
        return super.save(delivery);
      }
    };
  }

  @Test
  void heldAlerts_needASummaryUnlessOneCoversThem() {
    Delivery unreserved = held("h1");
    List<Delivery> unwritten = writer.reserve("later", List.of(held("h2")));
    List<Delivery> covered = writer.reserve("s1", List.of(held("h3")));
    List<Delivery> missed = writer.reserve("s1", List.of(held("h4")));
    deliveries.add(Delivery.pending("s1", summaryOf(covered), NOW));

    List<Delivery> waiting =
        writer.settle(
            List.of(unreserved, unwritten.getFirst(), covered.getFirst(), missed.getFirst()));

    assertThat(waiting).containsExactly(stored("h1"), stored("h2"), stored("h4"));
    assertThat(stored("h1").version()).isZero();
    assertThat(stored("h2").claimOwner()).isEqualTo("later");
    assertThat(stored("h3")).matches(Delivery::isInSummary);
    assertThat(stored("h4").claimOwner()).isNull();
  }

  @Test
  void summaryWithoutAlerts_releasesThoseReservedForIt() {
    List<Delivery> reserved = writer.reserve("s1", List.of(held("h1")));
    assertThat(writer.add("s1", summaryOf(List.of()), reserved, NOW)).isTrue();
    assertThat(stored("h1").state()).isEqualTo(State.HELD);
    assertThat(stored("h1").claimOwner()).isNull();
  }
}
