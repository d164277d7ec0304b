package bellwether.store.dynamo;

import bellwether.store.dynamo.table.TableSchema;
import bellwether.store.DeliveryStore;
import bellwether.store.AdvisoryStore;
import bellwether.store.MentionStore;
import bellwether.store.StoreSamples;
import bellwether.store.FeedStateStore;
import bellwether.store.IncidentStore;
import bellwether.store.CustomerStore;
import bellwether.store.StoreException;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.advisory;
import static bellwether.store.StoreSamples.claimed;
import static bellwether.store.StoreSamples.incident;
import static bellwether.store.StoreSamples.pending;
import static bellwether.store.StoreSamples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.domain.notice.Delivery;
import bellwether.domain.feed.FeedState;
import bellwether.domain.vendor.Vendor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables when the network or DynamoDB misbehaves. */
final class DynamoFailureTest {
  private final DynamoStores lossy = new DynamoStores(FaultyDynamo.firstResponseLost(EmbeddedDynamo.client()));
  private final DynamoStores throttled = new DynamoStores(FaultyDynamo.throttling(EmbeddedDynamo.client()));

  @Test
  void add_succeedsIfOnlyTheFirstResponseWasLost() {
    String table = EmbeddedDynamo.createTable(TableSchema.DELIVERIES);
    assertThat(lossy.deliveries(table).add(pending("a", NOON))).isTrue();
    assertThat(lossy.deliveries(table).add(pending("a", NOON))).isFalse();
    assertThat(EmbeddedDynamo.store().deliveries(table).add(pending("a", NOON))).isFalse();
  }

  @Test
  void save_succeedsIfOnlyTheFirstResponseWasLost() {
    DeliveryStore deliveries = lossy.deliveries(EmbeddedDynamo.createTable(TableSchema.DELIVERIES));
    Delivery delivery = pending("a", NOON);
    deliveries.add(delivery);
    assertThat(deliveries.save(claimed(delivery, "me"))).isPresent();
    assertThat(deliveries.save(claimed(delivery, "me"))).isEmpty();
    assertThat(deliveries.find("a").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void conditionalWrites_surviveALostResponse() {
    AdvisoryStore advisories = lossy.advisories(EmbeddedDynamo.createTable(TableSchema.ADVISORIES));
    assertThat(advisories.add(advisory("a", NOON))).isTrue();
    MentionStore mentions = lossy.mentions(EmbeddedDynamo.createTable(TableSchema.DELIVERIES));
    assertThat(mentions.add(StoreSamples.mention("T1", "v", "a", NOON))).isTrue();
    assertThat(mentions.add(StoreSamples.mention("T1", "v", "a", NOON))).isFalse();
    FeedStateStore feeds = lossy.feedStates(EmbeddedDynamo.createTable(TableSchema.FEEDS));
    assertThat(feeds.save(FeedState.never("f"))).isTrue();
    assertThat(feeds.save(feeds.get("f"))).isTrue();
    IncidentStore incidents = lossy.incidents(EmbeddedDynamo.createTable(TableSchema.INCIDENTS));
    assertThat(incidents.save(incident("v", "i", report("a", NOON)))).isTrue();
    assertThat(incidents.save(incidents.findByVendor("v").getFirst())).isTrue();
  }

  @Test
  void addVendor_retriesOnTransactionConflict() {
    String table = EmbeddedDynamo.createTable(TableSchema.CUSTOMERS);
    CustomerStore customers = new DynamoStores(FaultyDynamo.conflictingOnce(EmbeddedDynamo.client())).customers(table);
    customers.addVendor("T1", Vendor.named("Harbour Mail"));
    assertThat(customers.vendors("T1")).hasSize(1);
    assertThat(customers.watchlistVersion()).isEqualTo(1);
  }

  @Test
  void removeVendor_retriesOnTransactionConflict() {
    String table = EmbeddedDynamo.createTable(TableSchema.CUSTOMERS);
    EmbeddedDynamo.store().customers(table).addVendor("T1", Vendor.named("Harbour Mail"));
    CustomerStore customers = new DynamoStores(FaultyDynamo.conflictingOnce(EmbeddedDynamo.client())).customers(table);
    assertThat(customers.removeVendor("T1", "harbour mail")).isTrue();
  }

  @Test
  void everyStore_wrapsSdkErrorsWithoutTheRequest() {
    List<Runnable> calls =
        List.of(
            () -> throttled.feedStates("t").get("f"),
            () -> throttled.feedStates("t").get(List.of("a")),
            () -> throttled.feedStates("t").save(FeedState.never("f")),
            () -> throttled.advisories("t").findUnmatched(1),
            () -> throttled.advisories("t").findByTerms(List.of("x"), 1),
            () -> throttled.advisories("t").markMatched(advisory("a", NOON), Set.of("x")),
            () -> throttled.advisories("t").markMatched(advisory("a", NOON), Set.of()),
            () -> throttled.customers("t").addVendor("T1", Vendor.named("v")),
            () -> throttled.customers("t").watchlists(),
            () -> throttled.customers("t").watchlistVersion(),
            () -> throttled.incidents("t").findByVendor("v"),
            () -> throttled.deliveries("t").findDue(NOON, 1),
            () -> throttled.deliveries("t").findRecent("T1", 1),
            () -> throttled.mentions("t").add(StoreSamples.mention("T1", "v", "a", NOON)),
            () -> throttled.mentions("t").findKeysBetween("T1", NOON, NOON.plusSeconds(1), 1),
            () -> throttled.installations("t").find("T1"));
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
    assertThatThrownBy(() -> EmbeddedDynamo.store().feedStates("no-such-table").get("f"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("GetItem on no-such-table failed: ResourceNotFoundException");
  }
}
