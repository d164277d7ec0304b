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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tables when the network or DynamoDB misbehaves. */
final class DynamoFailureTest {
  private final DynamoDbClient lossy = FaultyDynamo.firstResponseLost(EmbeddedDynamo.client());
  private final DynamoDbClient throttled = FaultyDynamo.throttling(EmbeddedDynamo.client());

  private DynamoStores lossy(String table) {
    return stores(lossy, table);
  }

  private DynamoStores throttled(String table) {
    return stores(throttled, table);
  }

  private static DynamoStores stores(DynamoDbClient client, String table) {
    return new DynamoStores(() -> client, _ -> table);
  }

  @Test
  void add_succeedsIfOnlyTheFirstResponseWasLost() {
    String table = EmbeddedDynamo.createTable(TableSchema.DELIVERIES);
    assertThat(lossy(table).deliveries().add(pending("a", NOON))).isTrue();
    assertThat(lossy(table).deliveries().add(pending("a", NOON))).isFalse();
    assertThat(EmbeddedDynamo.stores(table).deliveries().add(pending("a", NOON))).isFalse();
  }

  @Test
  void save_succeedsIfOnlyTheFirstResponseWasLost() {
    DeliveryStore deliveries =
        lossy(EmbeddedDynamo.createTable(TableSchema.DELIVERIES)).deliveries();
    Delivery delivery = pending("a", NOON);
    deliveries.add(delivery);
    assertThat(deliveries.save(claimed(delivery, "me"))).isPresent();
    assertThat(deliveries.save(claimed(delivery, "me"))).isEmpty();
    assertThat(deliveries.find("a").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void conditionalWrites_surviveALostResponse() {
    AdvisoryStore advisories =
        lossy(EmbeddedDynamo.createTable(TableSchema.ADVISORIES)).advisories();
    assertThat(advisories.add(advisory("a", NOON))).isTrue();
    MentionStore mentions = lossy(EmbeddedDynamo.createTable(TableSchema.DELIVERIES)).mentions();
    assertThat(mentions.add(StoreSamples.mention("T1", "v", "a", NOON))).isTrue();
    assertThat(mentions.add(StoreSamples.mention("T1", "v", "a", NOON))).isFalse();
    FeedStateStore feeds = lossy(EmbeddedDynamo.createTable(TableSchema.FEEDS)).feedStates();
    assertThat(feeds.save(FeedState.neverPolled("f"))).isTrue();
    assertThat(feeds.save(feeds.get("f"))).isTrue();
    IncidentStore incidents = lossy(EmbeddedDynamo.createTable(TableSchema.INCIDENTS)).incidents();
    assertThat(incidents.save(incident("v", "i", report("a", NOON)))).isTrue();
    assertThat(incidents.save(incidents.findByVendor("v").getFirst())).isTrue();
  }

  @Test
  void addVendor_retriesOnTransactionConflict() {
    String table = EmbeddedDynamo.createTable(TableSchema.CUSTOMERS);
    CustomerStore customers =
        stores(FaultyDynamo.conflictingOnce(EmbeddedDynamo.client()), table).customers();
    customers.addVendor("T1", Vendor.ofName("Harbour Mail"));
    assertThat(customers.vendors("T1")).hasSize(1);
    assertThat(customers.watchlistVersion()).isEqualTo(1);
  }

  @Test
  void removeVendor_retriesOnTransactionConflict() {
    String table = EmbeddedDynamo.createTable(TableSchema.CUSTOMERS);
    EmbeddedDynamo.stores(table).customers().addVendor("T1", Vendor.ofName("Harbour Mail"));
    CustomerStore customers =
        stores(FaultyDynamo.conflictingOnce(EmbeddedDynamo.client()), table).customers();
    assertThat(customers.removeVendor("T1", "harbour mail")).isTrue();
  }

  @Test
  void everyStore_wrapsSdkErrorsWithoutTheRequest() {
    List<Runnable> calls =
        List.of(
            () -> throttled("t").feedStates().get("f"),
            () -> throttled("t").feedStates().get(List.of("a")),
            () -> throttled("t").feedStates().save(FeedState.neverPolled("f")),
            () -> throttled("t").advisories().findUnmatched(1),
            () -> throttled("t").advisories().findByTerms(List.of("x"), 1),
            () -> throttled("t").advisories().markMatched(advisory("a", NOON), Set.of("x")),
            () -> throttled("t").advisories().markMatched(advisory("a", NOON), Set.of()),
            () -> throttled("t").customers().addVendor("T1", Vendor.ofName("v")),
            () -> throttled("t").customers().watchlists(),
            () -> throttled("t").customers().watchlistVersion(),
            () -> throttled("t").incidents().findByVendor("v"),
            () -> throttled("t").deliveries().findDue(NOON, 1),
            () -> throttled("t").deliveries().findRecent("T1", 1),
            () -> throttled("t").mentions().add(StoreSamples.mention("T1", "v", "a", NOON)),
            () -> throttled("t").mentions().findKeysBetween("T1", NOON, NOON.plusSeconds(1), 1),
            () -> throttled("t").installations().find("T1"));
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
