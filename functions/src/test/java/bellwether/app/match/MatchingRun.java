package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;

import bellwether.app.TestClock;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryIncidentStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Stores advisories and matches them against what customers watch. */
final class MatchingRun {
  static final String TEXT =
      "Mail security firm Inkwell said the hackers who came in through the compromised Gridmoth"
          + " update copied part of its source code. Larchfield helped with the investigation.";

  final TestClock clock = TestClock.start();
  final InMemoryStores stores = new InMemoryStores();
  final InMemoryAdvisoryStore advisories = stores.advisories();
  final InMemoryCustomerStore customers = stores.customers();
  final InMemoryIncidentStore incidents = stores.incidents();
  final InMemoryDeliveryStore deliveries = stores.deliveries();
  final AdvisoryMatcher matching = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);

  void watch(String customer, String... names) {
    for (String name : names) {
      customers.addVendor(customer, Vendor.ofName(name));
    }
  }

  void addAdvisory(String id, String title, String text) {
    advisories.add(advisory(id, title, text, clock.instant()));
    sweep();
  }

  void sweep() {
    matching.sweep(clock.instant().plus(Duration.ofSeconds(30)));
  }

  List<Alert> alerts(String customer) {
    return deliveries.findRecent(customer, 50).stream()
        .map(Delivery::notice)
        .map(Alert.class::cast)
        .toList()
        .reversed();
  }

  void addAdvisoryFor(String customer, String id, String title, String text) {
    advisories.add(advisory(id, title, text, clock.instant()).withAudience(Set.of(customer)));
    sweep();
  }

  static Advisory published(Advisory advisory, String at) {
    return new Advisory(
        advisory.id(),
        advisory.feed(),
        advisory.title(),
        advisory.url(),
        advisory.text(),
        OffsetDateTime.parse(at),
        advisory.statedFacts(),
        advisory.seenAt());
  }
}
