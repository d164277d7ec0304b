package bellwether.app.deliver;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests many alerts at once, from the advisories to the queue for Slack. */
final class FloodSummarizerTest {
  private static final FloodLimit LIMIT =
      new FloodLimit(5, Duration.ofMinutes(10), Duration.ofMinutes(5));

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryAdvisoryStore advisories = stores.advisories();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCaseStore cases = stores.cases();
  private final AdvisoryMatcher matching = new AdvisoryMatcher(stores, LIMIT, clock);

  private static String name(int i) {
    return "Vendor" + (char) ('A' + i / 26) + (char) ('a' + i % 26) + "x";
  }

  private void breaches(int from, int to) {
    for (int i = from; i < to; i++) {
      customers.addVendor(CUSTOMER, Vendor.ofName(name(i)));
      advisories.add(
          advisory("a" + i, name(i) + " confirms data breach", "It was hacked.", clock.instant()));
    }
    clock.advance(Duration.ofSeconds(1));
    matching.sweep(clock.instant().plus(Duration.ofHours(1)));
  }

  private List<Delivery> all(State state) {
    return deliveries.findRecent(CUSTOMER, 1_000).stream()
        .filter(delivery -> delivery.state() == state)
        .toList();
  }

  @Test
  void alertsBeyondTheLimit_areHeldAndBecomeOneSummary() {
    breaches(0, 40);

    assertThat(all(State.PENDING)).hasSize(5);
    assertThat(all(State.HELD)).hasSize(35);
    assertThat(deliveries.findDue(clock.instant(), 100)).as("held for a while").hasSize(5);

    clock.advance(Duration.ofMinutes(6));
    assertThat(new FloodSummarizer(deliveries, cases).summarize(CUSTOMER, null, clock.instant()))
        .isTrue();

    assertThat(all(State.HELD)).isEmpty();
    assertThat(all(State.SUMMARIZED)).hasSize(35);
    List<Delivery> summaries =
        all(State.PENDING).stream().filter(d -> d.notice() instanceof AlertSummary).toList();
    assertThat(summaries)
        .singleElement()
        .satisfies(delivery -> {
          AlertSummary summary = (AlertSummary) delivery.notice();
          assertThat(summary.alerts()).hasSize(20);
          assertThat(summary.moreCount()).isEqualTo(15);
          assertThat(all(State.SUMMARIZED)).allMatch(d -> delivery.id().equals(d.parentId()));
        });
  }

  @Test
  void interruptedSummary_isWrittenOnce() {
    breaches(0, 12);
    List<Delivery> held = all(State.HELD);
    new FloodSummarizer(deliveries, cases).summarize(CUSTOMER, null, clock.instant());
    List<Delivery> first =
        all(State.PENDING).stream().filter(d -> d.notice() instanceof AlertSummary).toList();

    InMemoryDeliveryStore died = new InMemoryDeliveryStore();
    held.forEach(died::add);
    first.forEach(died::add);
    new FloodSummarizer(died, cases).summarize(CUSTOMER, null, clock.instant());

    assertThat(
            died.findRecent(CUSTOMER, 100).stream().filter(d -> d.notice() instanceof AlertSummary))
        .hasSize(1);
    assertThat(died.findRecent(CUSTOMER, 100).stream().filter(d -> d.state() == State.HELD))
        .isEmpty();
  }

  @Test
  void alertHeldAfterASummary_isInTheNext() {
    breaches(0, 12);
    List<Delivery> held = all(State.HELD);
    new FloodSummarizer(deliveries, cases).summarize(CUSTOMER, null, clock.instant());
    InMemoryDeliveryStore died = new InMemoryDeliveryStore();
    held.forEach(died::add);
    all(State.PENDING).stream().filter(d -> d.notice() instanceof AlertSummary).forEach(died::add);

    clock.advance(Duration.ofSeconds(1));
    died.add(heldNow(held.getLast()));
    FloodSummarizer flood = new FloodSummarizer(died, cases);
    flood.summarize(CUSTOMER, null, clock.instant());
    flood.summarize(CUSTOMER, null, clock.instant());

    assertThat(
            died.findRecent(CUSTOMER, 100).stream().filter(d -> d.notice() instanceof AlertSummary))
        .extracting(d -> ((AlertSummary) d.notice()).alerts().size())
        .containsExactlyInAnyOrder(7, 1);
    assertThat(died.findRecent(CUSTOMER, 100).stream().filter(d -> d.state() == State.HELD))
        .isEmpty();
  }

  private Delivery heldNow(Delivery like) {
    return DeliveryBuilder.builder()
        .id("later")
        .notice(like.notice())
        .state(State.HELD)
        .dueAt(clock.instant())
        .createdAt(clock.instant())
        .build();
  }

  @Test
  void alertAfterAQuietPeriod_isNotHeld() {
    breaches(0, 5);
    clock.advance(Duration.ofMinutes(11));

    breaches(5, 6);

    assertThat(all(State.HELD)).isEmpty();
    assertThat(all(State.PENDING)).hasSize(6);
  }

  @Test
  void floodOfOneCustomer_delaysNoOther() {
    customers.addVendor("T0QUIET", Vendor.ofName(name(30)));

    breaches(0, 40);

    assertThat(deliveries.findRecent("T0QUIET", 10))
        .singleElement()
        .extracting(Delivery::state)
        .isEqualTo(State.PENDING);
  }

  @Test
  void silentAdvisory_isInTheSummaryOnly() {
    customers.addVendor(CUSTOMER, Vendor.ofName("Inkwell"));
    Advisory silent =
        advisory("a1", "Inkwell confirms data breach", "It was hacked.", clock.instant())
            .withFirstRead(true);
    advisories.add(silent);
    matching.sweep(clock.instant().plus(Duration.ofHours(1)));

    assertThat(all(State.HELD)).hasSize(1);
    assertThat(deliveries.findDue(clock.instant().plus(Duration.ofMinutes(29)), 10)).isEmpty();
    new FloodSummarizer(deliveries, cases).summarize(CUSTOMER, null, clock.instant());
    assertThat(all(State.HELD)).as("not a part of a flood").hasSize(1);
  }
}
