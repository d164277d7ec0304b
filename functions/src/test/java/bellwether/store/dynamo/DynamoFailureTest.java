package bellwether.store.dynamo;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.advisory;
import static bellwether.store.StoreSamples.claimed;
import static bellwether.store.StoreSamples.incident;
import static bellwether.store.StoreSamples.pending;
import static bellwether.store.StoreSamples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.store.AdvisoryStore;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.IncidentStore;
import bellwether.store.MentionStore;
import bellwether.store.StoreException;
import bellwether.store.StoreSamples;
import bellwether.store.dynamo.table.TableSchema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the stores with a network or a DynamoDB that fails. */
final class DynamoFailureTest {
  private final DynamoStores lossy =
      EmbeddedDynamo.stores(FaultyDynamo.firstResponseLost(EmbeddedDynamo.client()));
  private final DynamoStores throttled =
      EmbeddedDynamo.stores(FaultyDynamo.throttling(EmbeddedDynamo.client()), "t");
  private final DynamoStores conflicting =
      EmbeddedDynamo.stores(FaultyDynamo.conflictingOnce(EmbeddedDynamo.client()));

  @Test
  void add_succeedsIfOnlyTheFirstResponseWasLost() {
    DeliveryStore deliveries = lossy.deliveries();
    assertThat(deliveries.add(pending("a", NOON))).isTrue();
    assertThat(deliveries.add(pending("a", NOON))).isFalse();
    assertThat(deliveries.find("a")).isPresent();
  }

  @Test
  void save_succeedsIfOnlyTheFirstResponseWasLost() {
    DeliveryStore deliveries = lossy.deliveries();
    Delivery delivery = pending("a", NOON);
    deliveries.add(delivery);
    assertThat(deliveries.save(claimed(delivery, "me"))).isPresent();
    assertThat(deliveries.save(claimed(delivery, "me"))).isEmpty();
    assertThat(deliveries.find("a").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void conditionalWrites_surviveALostResponse() {
    AdvisoryStore advisories = lossy.advisories();
    assertThat(advisories.add(advisory("a", NOON))).isTrue();
    MentionStore mentions = lossy.mentions();
    assertThat(mentions.add(StoreSamples.mention("T1", "v", "a", NOON))).isTrue();
    assertThat(mentions.add(StoreSamples.mention("T1", "v", "a", NOON))).isFalse();
    FeedStateStore feeds = lossy.feedStates();
    assertThat(feeds.save(FeedState.neverPolled("f"))).isTrue();
    assertThat(feeds.save(feeds.get("f"))).isTrue();
    IncidentStore incidents = lossy.incidents();
    assertThat(incidents.save(incident("v", "i", report("a", NOON)))).isTrue();
    assertThat(incidents.save(incidents.findByVendor("v").getFirst())).isTrue();
  }

  @Test
  void addVendor_retriesOnTransactionConflict() {
    CustomerStore customers = conflicting.customers();
    customers.addVendor("T1", Vendor.ofName("Harbour Mail"));
    assertThat(customers.vendors("T1")).hasSize(1);
    assertThat(customers.watchlistVersion()).isEqualTo(1);
  }

  @Test
  void removeVendor_retriesOnTransactionConflict() {
    String table = EmbeddedDynamo.createTable(TableSchema.CUSTOMERS);
    EmbeddedDynamo.stores(table).customers().addVendor("T1", Vendor.ofName("Harbour Mail"));
    CustomerStore customers =
        EmbeddedDynamo.stores(FaultyDynamo.conflictingOnce(EmbeddedDynamo.client()), table)
            .customers();
    assertThat(customers.removeVendor("T1", "harbour mail")).isTrue();
  }

  @Test
  void everyStore_wrapsSdkErrorsWithoutTheRequest() {
    List<Runnable> calls =
        List.of(
            () -> throttled.feedStates().get("f"),
            () -> throttled.feedStates().get(List.of("a")),
            () -> throttled.feedStates().save(FeedState.neverPolled("f")),
            () -> throttled.advisories().findUnmatched(1),
            () -> throttled.advisories().findByTerms(List.of("x"), 1),
            () -> throttled.advisories().markMatched(advisory("a", NOON), Set.of("x")),
            () -> throttled.advisories().markMatched(advisory("a", NOON), Set.of()),
            () -> throttled.customers().addVendor("T1", Vendor.ofName("v")),
            () -> throttled.customers().watchlists(),
            () -> throttled.customers().watchlistVersion(),
            () -> throttled.incidents().findByVendor("v"),
            () -> throttled.deliveries().findDue(NOON, 1),
            () -> throttled.deliveries().findRecent("T1", 1),
            () -> throttled.mentions().add(StoreSamples.mention("T1", "v", "a", NOON)),
            () -> throttled.mentions().findKeysBetween("T1", NOON, NOON.plusSeconds(1), 1),
            () -> throttled.installations().find("T1"));
    for (Runnable call : calls) {
      assertThatThrownBy(call::run)
          .isInstanceOf(StoreException.class)
          .hasNoCause()
          .hasMessageContaining("on t failed")
          .hasMessageContaining("ProvisionedThroughputExceeded")
          .message()
          .doesNotContain("secret request");
    }
  }

  @Test
  void everyStore_reportsAMissingTable() {
    assertThatThrownBy(() -> EmbeddedDynamo.stores("no-such-table").feedStates().get("f"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("GetItem on no-such-table failed: ResourceNotFoundException");
  }
}
