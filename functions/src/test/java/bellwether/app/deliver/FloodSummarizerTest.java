package bellwether.app.deliver;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.Alert;
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
    summarize(deliveries);

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
    summarize(deliveries);
    List<Delivery> summary = summaries(deliveries);

    InMemoryDeliveryStore died = new InMemoryDeliveryStore();
    held.forEach(alert -> died.add(alert.withClaimOwner(summary.getFirst().id())));
    summary.forEach(died::add);
    summarize(died);

    assertThat(summaries(died)).hasSize(1);
    assertThat(heldIn(died)).isEmpty();
  }

  @Test
  void alertHeldAfterASummary_isInTheNext() {
    breaches(0, 12);
    Delivery held = all(State.HELD).getLast();
    summarize(deliveries);

    deliveries.add(heldNow("later", held));
    summarize(deliveries);

    assertThat(summaries(deliveries))
        .extracting(d -> ((AlertSummary) d.notice()).alerts().size())
        .containsExactlyInAnyOrder(7, 1);
    assertThat(heldIn(deliveries)).isEmpty();
  }

  @Test
  void alertReservedForASummaryThatDoesNotCoverIt_isInTheNext() {
    breaches(0, 12);
    Delivery held = all(State.HELD).getLast();
    summarize(deliveries);

    String written = summaries(deliveries).getFirst().id();
    deliveries.add(heldNow("missed", held).withClaimOwner(written));
    summarize(deliveries);

    assertThat(summaries(deliveries)).hasSize(2);
    assertThat(deliveries.find("missed").orElseThrow())
        .matches(Delivery::isInSummary)
        .extracting(Delivery::parentId)
        .isNotEqualTo(written);
  }

  @Test
  void moreAlertsThanOneSummaryCovers_areInTheNext() {
    breaches(0, 6);
    Delivery held = all(State.HELD).getFirst();
    for (int i = 0; i < 1_500; i++) {
      deliveries.add(heldNow("more" + i, held));
    }
    summarize(deliveries);
    assertThat(heldIn(deliveries)).hasSize(501);
    summarize(deliveries);

    assertThat(summaries(deliveries))
        .extracting(d -> ((AlertSummary) d.notice()).coveredIds().size())
        .containsExactlyInAnyOrder(1_000, 501);
    assertThat(heldIn(deliveries)).isEmpty();
  }

  @Test
  void summary_hasAlertsOfItsCustomerOnly() {
    breaches(0, 6);
    Delivery own = all(State.HELD).getFirst();
    Alert foreign = ((Alert) own.notice()).with(copy -> copy.customer("T0OTHER"));
    deliveries.add(heldNow("foreign", own).withNotice(foreign));

    new FloodSummarizer(deliveries, cases).summarize(own, clock.instant());

    assertThat(summaries(deliveries))
        .singleElement()
        .extracting(d -> ((AlertSummary) d.notice()).coveredIds())
        .isEqualTo(List.of(own.id()));
    assertThat(heldIn(deliveries)).extracting(Delivery::id).containsExactly("foreign");
  }

  private void summarize(InMemoryDeliveryStore store) {
    new FloodSummarizer(store, cases).summarize(heldIn(store).getFirst(), clock.instant());
  }

  private static List<Delivery> summaries(InMemoryDeliveryStore store) {
    return store.all().stream().filter(d -> d.notice() instanceof AlertSummary).toList();
  }

  private List<String> reasons() {
    return summaries(deliveries).stream().map(d -> ((AlertSummary) d.notice()).reason()).toList();
  }

  private static List<Delivery> heldIn(InMemoryDeliveryStore store) {
    return store.all().stream().filter(d -> d.state() == State.HELD).toList();
  }

  private Delivery heldNow(String id, Delivery like) {
    return DeliveryBuilder.builder()
        .id(id)
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
    Delivery flooded = heldNow("flooded", all(State.HELD).getFirst()).withOutcome(null);
    deliveries.add(flooded);
    new FloodSummarizer(deliveries, cases).summarize(flooded, clock.instant());
    assertThat(all(State.HELD)).as("not a part of a flood").hasSize(1);
    assertThat(reasons())
        .containsExactly(
            "1 more alert arrived at once. This message summarizes them, the most severe first:");

    clock.advance(Duration.ofMinutes(31));
    summarize(deliveries);
    assertThat(reasons())
        .contains("1 more alert from feeds that were read for the first time:")
        .hasSize(2);
  }
}
