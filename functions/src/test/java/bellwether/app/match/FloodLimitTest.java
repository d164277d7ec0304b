package bellwether.app.match;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.advisory;
import static bellwether.app.Fixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests which alerts count as a flood, and which are held in one. */
final class FloodLimitTest {
  private static final String TITLE = "Inkwell confirms data breach";

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final AdvisoryMatcher matcher = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);

  /** Adds deliveries that the customer got just now. */
  private void received(int count, String prefix, UnaryOperator<Delivery> change) {
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofSeconds(1));
      Alert alert = alert("Acme", clock.instant());
      stores.deliveries().add(change.apply(Delivery.pending(prefix + i, alert, clock.instant())));
    }
  }

  private static Delivery reply(Delivery delivery) {
    return delivery
        .withParentId("message")
        .withNotice(((Alert) delivery.notice()).withKind(ReportKind.UPDATE));
  }

  private State stateOfNextAlert(Vendor vendor, String text) {
    return stateOfNextAlert(vendor, advisory("a1", TITLE, text, clock.instant()));
  }

  private State stateOfNextAlert(Vendor vendor, Advisory advisory) {
    stores.customers().addVendor(CUSTOMER, vendor);
    stores.advisories().add(advisory);
    matcher.sweep(clock.instant().plus(Duration.ofHours(1)));
    List<Delivery> alerts =
        stores.deliveries().all().stream()
            .filter(d -> d.notice() instanceof Alert alert && alert.vendor().equals("Inkwell"))
            .toList();
    assertThat(alerts).hasSize(1);
    return alerts.getFirst().state();
  }

  private static Vendor inkwell(String tier) {
    return new Vendor("Inkwell", List.of(), List.of(), List.of(), tier, null, List.of(), null);
  }

  @Test
  void manyReplies_areNoFlood() {
    received(29, "reply", FloodLimitTest::reply);

    assertThat(stateOfNextAlert(Vendor.ofName("Inkwell"), "It was hacked."))
        .isEqualTo(State.PENDING);
  }

  @Test
  void manyFirstAlertsAmongReplies_areAFlood() {
    received(25, "alert", UnaryOperator.identity());
    received(60, "reply", FloodLimitTest::reply);

    assertThat(stateOfNextAlert(Vendor.ofName("Inkwell"), "It was hacked.")).isEqualTo(State.HELD);
  }

  @Test
  void fewerFirstAlertsAmongReplies_areNoFlood() {
    received(24, "alert", UnaryOperator.identity());
    received(60, "reply", FloodLimitTest::reply);

    assertThat(stateOfNextAlert(Vendor.ofName("Inkwell"), "It was hacked."))
        .isEqualTo(State.PENDING);
  }

  @Test
  void alertsOfAFirstRead_areNoFlood() {
    received(
        40,
        "first",
        delivery -> delivery.withState(State.HELD, clock.instant(), Outcome.FIRST_READ, null));

    assertThat(stateOfNextAlert(Vendor.ofName("Inkwell"), "It was hacked."))
        .isEqualTo(State.PENDING);
  }

  @Test
  void vendorOfTierOne_isNeverHeld() {
    received(30, "alert", UnaryOperator.identity());

    assertThat(stateOfNextAlert(inkwell("1"), "It was hacked.")).isEqualTo(State.PENDING);
  }

  @Test
  void criticalAlert_isNeverHeld() {
    received(30, "alert", UnaryOperator.identity());

    Advisory advisory =
        advisory(
                "a1",
                TITLE,
                "Hackers stole passwords and the health data of Inkwell's customers.",
                clock.instant())
            .withStatedFacts(StatedFacts.NONE.withRecordCount(5_000_000L));

    assertThat(stateOfNextAlert(inkwell("2"), advisory)).isEqualTo(State.PENDING);
  }

  @Test
  void vendorOfTierTwo_isHeld() {
    received(30, "alert", UnaryOperator.identity());

    assertThat(stateOfNextAlert(inkwell("2"), "It was hacked.")).isEqualTo(State.HELD);
  }

  @Test
  void singleRun_holdsAlertsForItsEndOnly() {
    assertThat(FloodLimit.DEFAULT.withoutHold())
        .isEqualTo(new FloodLimit(25, Duration.ofMinutes(10), Duration.ZERO));
  }
}
