package bellwether.store.dynamo;

import bellwether.store.dynamo.table.Shape;
import bellwether.store.Deliveries;
import bellwether.store.Advisories;
import bellwether.store.Mentions;
import bellwether.store.Samples;
import bellwether.store.Feeds;
import bellwether.store.Incidents;
import bellwether.store.Customers;
import bellwether.store.StoreException;

import static bellwether.store.Samples.NOON;
import static bellwether.store.Samples.advisory;
import static bellwether.store.Samples.claimed;
import static bellwether.store.Samples.incident;
import static bellwether.store.Samples.pending;
import static bellwether.store.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.domain.Delivery;
import bellwether.domain.FeedState;
import bellwether.domain.Vendor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables when the network or DynamoDB misbehaves. */
final class BadDayTest {
  private final Store lossy = new Store(Faults.firstAnswerLost(LocalDynamo.client()));
  private final Store throttled = new Store(Faults.throttled(LocalDynamo.client()));

  @Test
  void add_isOursIfOnlyItsFirstAnswerWasLost() {
    String table = LocalDynamo.table(Shape.DELIVERIES);
    assertThat(lossy.deliveries(table).add(pending("a", NOON))).isTrue();
    assertThat(lossy.deliveries(table).add(pending("a", NOON))).isFalse();
    assertThat(LocalDynamo.store().deliveries(table).add(pending("a", NOON))).isFalse();
  }

  @Test
  void save_isOursIfOnlyItsFirstAnswerWasLost() {
    Deliveries deliveries = lossy.deliveries(LocalDynamo.table(Shape.DELIVERIES));
    Delivery delivery = pending("a", NOON);
    deliveries.add(delivery);
    assertThat(deliveries.save(claimed(delivery, "me"))).isPresent();
    assertThat(deliveries.save(claimed(delivery, "me"))).isEmpty();
    assertThat(deliveries.find("a").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void everyConditionalWrite_survivesALostAnswer() {
    Advisories advisories = lossy.advisories(LocalDynamo.table(Shape.ADVISORIES));
    assertThat(advisories.add(advisory("a", NOON))).isTrue();
    Mentions mentions = lossy.mentions(LocalDynamo.table(Shape.DELIVERIES));
    assertThat(mentions.add(Samples.mention("T1", "v", "a", NOON))).isTrue();
    assertThat(mentions.add(Samples.mention("T1", "v", "a", NOON))).isFalse();
    Feeds feeds = lossy.feeds(LocalDynamo.table(Shape.FEEDS));
    assertThat(feeds.save(FeedState.never("f"))).isTrue();
    assertThat(feeds.save(feeds.of("f"))).isTrue();
    Incidents incidents = lossy.incidents(LocalDynamo.table(Shape.INCIDENTS));
    assertThat(incidents.save(incident("v", "i", report("a", NOON)))).isTrue();
    assertThat(incidents.save(incidents.of("v").getFirst())).isTrue();
  }

  @Test
  void watch_triesAgainWhenItMeetsAnotherWriter() {
    String table = LocalDynamo.table(Shape.CUSTOMERS);
    Customers customers = new Store(Faults.conflictOnce(LocalDynamo.client())).customers(table);
    customers.watch("T1", Vendor.named("Harbour Mail"));
    assertThat(customers.vendors("T1")).hasSize(1);
    assertThat(customers.generation()).isEqualTo(1);
  }

  @Test
  void unwatch_triesAgainWhenItMeetsAnotherWriter() {
    String table = LocalDynamo.table(Shape.CUSTOMERS);
    LocalDynamo.store().customers(table).watch("T1", Vendor.named("Harbour Mail"));
    Customers customers = new Store(Faults.conflictOnce(LocalDynamo.client())).customers(table);
    assertThat(customers.unwatch("T1", "harbour mail")).isTrue();
  }

  @Test
  void everyPort_wrapsTheSdksErrorsWithoutTheRequest() {
    List<Runnable> calls =
        List.of(
            () -> throttled.feeds("t").of("f"),
            () -> throttled.feeds("t").of(List.of("a")),
            () -> throttled.feeds("t").save(FeedState.never("f")),
            () -> throttled.advisories("t").unmatched(1),
            () -> throttled.advisories("t").filedUnder(List.of("x"), 1),
            () -> throttled.advisories("t").markMatched(advisory("a", NOON), Set.of("x")),
            () -> throttled.advisories("t").markMatched(advisory("a", NOON), Set.of()),
            () -> throttled.customers("t").watch("T1", Vendor.named("v")),
            () -> throttled.customers("t").watchlists(),
            () -> throttled.customers("t").generation(),
            () -> throttled.incidents("t").of("v"),
            () -> throttled.deliveries("t").due(NOON, 1),
            () -> throttled.deliveries("t").recent("T1", 1),
            () -> throttled.mentions("t").add(Samples.mention("T1", "v", "a", NOON)),
            () -> throttled.mentions("t").between("T1", NOON, NOON.plusSeconds(1), 1),
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
  void everyPort_saysThatATableIsMissing() {
    assertThatThrownBy(() -> LocalDynamo.store().feeds("no-such-table").of("f"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("GetItem on no-such-table failed: ResourceNotFoundException");
  }
}
