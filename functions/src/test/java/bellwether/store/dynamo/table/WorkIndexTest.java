package bellwether.store.dynamo.table;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.store.DeliveryStore;
import bellwether.store.dynamo.EmbeddedDynamo;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests the index with rows from before its sort key contained the customer. */
final class WorkIndexTest {
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));

  private final String table = EmbeddedDynamo.createTable(TableSchema.DELIVERIES);
  private final DeliveryStore deliveries = EmbeddedDynamo.stores(table).deliveries();

  private Delivery addOldRow(String id, Instant dueAt) {
    Delivery delivery = pending(id, dueAt);
    deliveries.add(delivery);
    Map<String, AttributeValue> key = Map.of("id", Row.textValue(id));
    Map<String, AttributeValue> row =
        new HashMap<>(EmbeddedDynamo.client().getItem(get -> get.tableName(table).key(key)).item());
    assertThat(row)
        .containsEntry("dueAt", Row.textValue(KeyEncoding.sortableTime(dueAt) + "#T0001"));
    row.put("dueAt", Row.textValue(KeyEncoding.sortableTime(dueAt)));
    EmbeddedDynamo.client().putItem(put -> put.tableName(table).item(row));
    return delivery;
  }

  @Test
  void oldRow_isDueOnTime() {
    Delivery first = addOldRow("a", NOON);
    Delivery second = pending("b", NOON.plusSeconds(1));
    deliveries.add(second);
    Delivery third = addOldRow("c", NOON.plusSeconds(2));

    assertThat(deliveries.findDue(LATER, 10)).containsExactly(first, second, third);
    assertThat(deliveries.findDue(NOON, 10)).containsExactly(first);
    assertThat(deliveries.findDueRoundRobin(NOON, 10)).containsExactly(first);
    assertThat(deliveries.findDueRoundRobin(NOON.plusSeconds(1), 10))
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void manyOldRows_doNotStarveANewRow() {
    for (int i = 0; i < 200; i++) {
      addOldRow("old-" + i, NOON.plusMillis(i));
    }
    Delivery fresh = pending("fresh", LATER);
    deliveries.add(fresh);

    assertThat(deliveries.findDueRoundRobin(LATER, 50)).hasSize(50).startsWith(fresh);
  }
}
