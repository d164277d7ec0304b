package bellwether.store.dynamo;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.mention;
import static bellwether.store.StoreSamples.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Mention;
import bellwether.store.DeliveryStore;
import bellwether.store.MentionStore;
import bellwether.store.Stores;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.TableSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoMentionStoreTest {
  @Test
  void mentions_areNeverDueAndNeverRecentDeliveries() {
    Stores stores = EmbeddedDynamo.stores();
    DeliveryStore deliveries = stores.deliveries();
    MentionStore mentions = stores.mentions();
    Delivery alert = pending("a", NOON);
    deliveries.add(alert);
    for (int i = 0; i < 30; i++) {
      mentions.add(mention("T0001", "Harbour Mail", "a" + i, NOON.plusSeconds(1 + i)));
    }

    assertThat(deliveries.findRecent("T0001", 20)).containsExactly(alert);
    assertThat(deliveries.findDue(NOON.plus(Duration.ofDays(1)), 20)).containsExactly(alert);
  }

  @Test
  void row_hasItsPrefixAndExpiryAndIsSmall() {
    String table = EmbeddedDynamo.createTable(TableSchema.DELIVERIES);
    EmbeddedDynamo.stores(table).mentions().add(mention("T0001", "Harbour Mail", "a1", NOON));

    List<Map<String, AttributeValue>> rows =
        EmbeddedDynamo.client().scan(scan -> scan.tableName(table)).items();
    assertThat(rows).hasSize(1);
    Row row = Row.ofAttributes(rows.getFirst());
    assertThat(DeliveryStore.isDeliveryId(row.text("id"))).isFalse();
    assertThat(DeliveryStore.isDeliveryId("case:d1")).isFalse();
    assertThat(DeliveryStore.isDeliveryId("list-change:T1#0000000001")).isFalse();
    assertThat(DeliveryStore.isDeliveryId("d1")).isTrue();
    assertThat(row.number("expiresAt"))
        .isEqualTo(NOON.plus(MentionStore.RETENTION).getEpochSecond())
        .isGreaterThan(NOON.plus(Duration.ofDays(8)).getEpochSecond());
    assertThat(row.has("due")).as("does not trigger a delivery through the stream").isFalse();
  }

  @Test
  void findKeysBetween_readsMoreThanOnePage() {
    MentionStore mentions = EmbeddedDynamo.stores().mentions();
    List<Mention.Key> newestFirst = new ArrayList<>();
    for (int i = 0; i < 1_050; i++) {
      Mention mention = mention("T0001", "Harbour Mail", "a" + i, NOON.plusSeconds(i));
      mentions.add(mention);
      newestFirst.addFirst(mention.key());
    }

    assertThat(mentions.findKeysBetween("T0001", NOON, NOON.plus(Duration.ofDays(1)), 10_000))
        .isEqualTo(newestFirst);
    assertThat(mentions.findKeysBetween("T0001", NOON, NOON.plus(Duration.ofDays(1)), 1_001))
        .isEqualTo(newestFirst.subList(0, 1_001));
  }
}
