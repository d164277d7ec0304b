package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.TestClock;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Incident;
import bellwether.domain.vendor.Vendor;
import bellwether.store.IncidentStore;
import bellwether.store.StoreException;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Two workers that match reports of one breach at the same time. */
final class ConcurrentReportsTest {
  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private Runnable beforeSave = () -> {};
  private Runnable afterSave = () -> {};

  /** Another worker acts between what this one reads and what it writes. */
  private final class InterruptedStores extends ForwardingStores {
    InterruptedStores() {
      super(stores);
    }

    @Override
    public IncidentStore incidents() {
      return new IncidentStore() {
        @Override
        public List<Incident> findByVendor(String vendorKey) {
          return stores.incidents().findByVendor(vendorKey);
        }

        @Override
        public boolean save(Incident incident) {
          Runnable action = beforeSave;
          beforeSave = () -> {};
          action.run();
          boolean saved = stores.incidents().save(incident);
          afterSave.run();
          return saved;
        }
      };
    }
  }

  private void add(String id, String title, UnaryOperator<Advisory> change) {
    String text = title + ". Intruders copied customer data.";
    stores.advisories().add(change.apply(advisory(id, title, text, clock.instant())));
  }

  /** Matches the first report, and the second while the first is about to be stored. */
  private void matchBoth(String firstTitle, String secondTitle, UnaryOperator<Advisory> change) {
    stores.customers().addVendor("T1", Vendor.ofName("Inkwell"));
    add("morning", firstTitle, change);
    add("evening", secondTitle, change);
    AdvisoryMatcher second = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);
    beforeSave = () -> second.match("evening");

    new AdvisoryMatcher(new InterruptedStores(), FloodLimit.DEFAULT, clock).match("morning");
  }

  @Test
  void copies_areOneIncidentAndOneAlert() {
    matchBoth("Inkwell confirms data breach", "Inkwell confirms data breach", advisory -> advisory);

    assertThat(stores.incidents().findByVendor("inkwell"))
        .singleElement()
        .satisfies(incident -> assertThat(incident.reports()).hasSize(2));
    assertThat(stores.deliveries().findRecent("T1", 10)).hasSize(1);
  }

  @Test
  void copiesForOneCustomer_areOneIncidentAndOneAlert() {
    matchBoth(
        "Inkwell confirms data breach",
        "Inkwell confirms data breach",
        advisory -> advisory.withAudience(Set.of("T1")));

    assertThat(stores.deliveries().findRecent("T1", 10)).hasSize(1);
  }

  @Test
  void differentBreaches_areTwoIncidentsAndTwoAlerts() {
    matchBoth(
        "Inkwell hit by second cyber attack in a month",
        "Inkwell confirms cyber attack",
        advisory ->
            advisory.id().equals("evening")
                ? advisory.withSeenAt(clock.instant().minus(Duration.ofDays(20)))
                : advisory);

    assertThat(stores.incidents().findByVendor("inkwell"))
        .hasSize(2)
        .extracting(Incident::id)
        .doesNotHaveDuplicates();
    assertThat(stores.deliveries().findRecent("T1", 10)).hasSize(2);
  }

  /** The other worker queues the alert for the copy, before this one queues its own. */
  @Test
  void copyThatIsMatchedBetweenIncidentAndAlert_isNotReportedAgain() {
    stores.customers().addVendor("T1", Vendor.ofName("Inkwell"));
    add("morning", "Inkwell confirms data breach", found -> found);
    add("evening", "Inkwell confirms data breach", found -> found);
    AdvisoryMatcher other = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);
    afterSave =
        () -> {
          afterSave = () -> {};
          other.match("evening");
        };

    new AdvisoryMatcher(new InterruptedStores(), FloodLimit.DEFAULT, clock).match("morning");

    assertThat(stores.deliveries().findRecent("T1", 10)).hasSize(1);
    assertThat(stores.advisories().findUnmatched(5)).isEmpty();
  }

  /** The worker stops after the incident is stored, and another one matches a copy. */
  @Test
  void copyOfAReportWhoseWorkerStopped_isNotReportedAgain() {
    stores.customers().addVendor("T1", Vendor.ofName("Inkwell"));
    add("morning", "Inkwell confirms data breach", found -> found);
    add("evening", "Inkwell confirms data breach", found -> found);
    AdvisoryMatcher matcher = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);
    AdvisoryMatcher stopped =
        new AdvisoryMatcher(new InterruptedStores(), FloodLimit.DEFAULT, clock);
    afterSave =
        () -> {
          throw new StoreException("the worker stops");
        };
    assertThatThrownBy(() -> stopped.match("morning")).isInstanceOf(StoreException.class);

    matcher.match("evening");
    matcher.match("morning");

    assertThat(stores.deliveries().findRecent("T1", 10)).hasSize(1);
  }

  @Test
  void publicAndPrivateReports_haveDifferentIncidents() {
    stores.customers().addVendor("T1", Vendor.ofName("Inkwell"));
    add("private", "Inkwell confirms data breach", found -> found.withAudience(Set.of("T1")));
    AdvisoryMatcher matcher = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);
    matcher.match("private");
    add("public", "Inkwell confirms data breach", found -> found);

    matcher.match("public");

    assertThat(stores.deliveries().findRecent("T1", 10)).hasSize(2);
  }
}
