package bellwether.store.dynamo.table;

import bellwether.store.dynamo.LocalDynamo;
import bellwether.store.Deliveries;

import static bellwether.store.Samples.NOON;
import static bellwether.store.Samples.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows that a version wrote of before the index told whose they are. */
final class WorkListTest {
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));

  private final String table = LocalDynamo.table(Shape.DELIVERIES);
  private final Deliveries deliveries = LocalDynamo.store().deliveries(table);

  private Delivery old(String id, Instant dueAt) {
    Delivery delivery = pending(id, dueAt);
    deliveries.add(delivery);
    Map<String, AttributeValue> key = Map.of("id", Row.ofText(id));
    Map<String, AttributeValue> row =
        new HashMap<>(LocalDynamo.client().getItem(get -> get.tableName(table).key(key)).item());
    assertThat(row).containsEntry("dueAt", Row.ofText(Keys.time(dueAt) + "#T0001"));
    row.put("dueAt", Row.ofText(Keys.time(dueAt)));
    LocalDynamo.client().putItem(put -> put.tableName(table).item(row));
    return delivery;
  }

  @Test
  void oldRow_isDueInItsTime() {
    Delivery first = old("a", NOON);
    Delivery second = pending("b", NOON.plusSeconds(1));
    deliveries.add(second);
    Delivery third = old("c", NOON.plusSeconds(2));

    assertThat(deliveries.due(LATER, 10)).containsExactly(first, second, third);
    assertThat(deliveries.due(NOON, 10)).containsExactly(first);
    assertThat(deliveries.dueInTurn(NOON, 10)).containsExactly(first);
    assertThat(deliveries.dueInTurn(NOON.plusSeconds(1), 10))
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void manyOldRows_keepNoNewOneFromItsTurn() {
    for (int i = 0; i < 200; i++) {
      old("old-" + i, NOON.plusMillis(i));
    }
    Delivery fresh = pending("fresh", LATER);
    deliveries.add(fresh);

    assertThat(deliveries.dueInTurn(LATER, 50)).hasSize(50).startsWith(fresh);
  }
}
