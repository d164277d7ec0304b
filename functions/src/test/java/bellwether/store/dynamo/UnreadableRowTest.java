package bellwether.store.dynamo;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.advisory;
import static bellwether.store.StoreSamples.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.Delivery;
import bellwether.store.AdvisoryStore;
import bellwether.store.DeliveryStore;
import bellwether.store.dynamo.table.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests rows that another version of the code wrote, and that this one cannot read. */
final class UnreadableRowTest {
  private static final String LATER_STATE = "{\"possibleRepeat\":false,\"state\":\"TRANSLATED\"}";

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", LATER_STATE})
  void unreadableDelivery_hidesNoOther(String body) {
    String table = EmbeddedDynamo.createTable(TableSchema.DELIVERIES);
    DeliveryStore deliveries = EmbeddedDynamo.stores(table).deliveries();
    Delivery first = pending("first", NOON);
    Delivery last = pending("last", NOON.plusSeconds(2));
    deliveries.add(first);
    deliveries.add(pending("other", NOON.plusSeconds(1)));
    deliveries.add(last);

    replaceBody(table, Map.of("id", text("other")), body);

    assertThat(deliveries.findDue(NOON.plusSeconds(9), 9)).containsExactly(first, last);
    assertThat(deliveries.findDueRoundRobin(NOON.plusSeconds(9), 9)).contains(first, last);
    assertThat(deliveries.findRecent(first.notice().customer(), 9)).containsExactly(last, first);
  }

  @Test
  void unreadableAdvisory_hidesNoOther() {
    String table = EmbeddedDynamo.createTable(TableSchema.ADVISORIES);
    AdvisoryStore advisories = EmbeddedDynamo.stores(table).advisories();
    Advisory readable = advisory("readable", NOON);
    Advisory other = advisory("other", NOON);
    List.of(readable, other).forEach(advisories::add);
    advisories.markMatched(readable, Set.of("harbour"));
    advisories.markMatched(other, Set.of("harbour"));
    Advisory unmatched = advisory("unmatched", NOON);
    advisories.add(unmatched);
    advisories.add(advisory("later", NOON));

    for (String id : List.of("other", "later")) {
      replaceBody(table, Map.of("pk", text("ADVISORY#" + id), "sk", text("ADVISORY")), "{}");
    }

    assertThat(advisories.findUnmatched(9)).containsExactly(unmatched);
    assertThat(advisories.findByTerms(List.of("harbour"), 9)).containsExactly(readable);
  }

  private static void replaceBody(String table, Map<String, AttributeValue> key, String body) {
    EmbeddedDynamo.client()
        .updateItem(update ->
            update
                .tableName(table)
                .key(key)
                .updateExpression("SET body = :body")
                .conditionExpression("attribute_exists(body)")
                .expressionAttributeValues(Map.of(":body", text(body))));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
