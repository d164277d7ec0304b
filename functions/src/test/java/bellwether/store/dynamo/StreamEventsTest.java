package bellwether.store.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.store.AdvisoryStore;
import bellwether.store.dynamo.json.AdvisoryJson;
import bellwether.store.dynamo.json.DeliveryJson;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.TableSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that the sample stream events in events/ contain rows as the tables write them. */
final class StreamEventsTest {

  @Test
  void matchStream_matchesTheRowOfANewAdvisory() throws IOException {
    JsonNode record = record("match-stream.json");
    Row image = row(record.required("NewImage"));
    Advisory advisory = AdvisoryJson.read(image.body());
    String table = EmbeddedDynamo.createTable(TableSchema.ADVISORIES);
    AdvisoryStore advisories = EmbeddedDynamo.stores(table).advisories();
    advisories.add(advisory);
    assertThat(withoutWrite(image)).isEqualTo(readWritten(table, row(record.required("Keys"))));
    assertThat(image.text("id")).isEqualTo(advisory.id());
    assertThat(advisories.findUnmatched(1)).containsExactly(advisory);
  }

  @Test
  void deliverStream_matchesTheRowOfANewDelivery() throws IOException {
    JsonNode record = record("deliver-stream.json");
    Row image = row(record.required("NewImage"));
    Delivery delivery = DeliveryJson.read(image.body(), image.version());
    String table = EmbeddedDynamo.createTable(TableSchema.DELIVERIES);
    EmbeddedDynamo.stores(table).deliveries().add(delivery);
    assertThat(withoutWrite(image)).isEqualTo(readWritten(table, row(record.required("Keys"))));
    assertThat(image.text("id")).isEqualTo(delivery.id());
    assertThat(delivery.notice()).isInstanceOf(Alert.class);
  }

  private static JsonNode record(String file) throws IOException {
    JsonNode event = new ObjectMapper().readTree(Files.readString(Path.of("..", "events", file)));
    assertThat(event.at("/Records/0/eventName").textValue()).isEqualTo("INSERT");
    return event.required("Records").get(0).required("dynamodb");
  }

  private static Row row(JsonNode attributes) {
    Map<String, AttributeValue> row = new HashMap<>();
    attributes
        .properties()
        .forEach(attribute ->
            row.put(
                attribute.getKey(),
                AttributeValue.builder()
                    .s(attribute.getValue().path("S").textValue())
                    .n(attribute.getValue().path("N").textValue())
                    .build()));
    return Row.ofAttributes(row);
  }

  private static Row readWritten(String table, Row key) {
    return withoutWrite(
        Row.ofAttributes(
            EmbeddedDynamo.client()
                .getItem(get -> get.tableName(table).key(key.attributes()))
                .item()));
  }

  /** Without the id of the write, which differs each time. */
  private static Row withoutWrite(Row row) {
    assertThat(row.has("write")).isTrue();
    Map<String, AttributeValue> attributes = new HashMap<>(row.attributes());
    attributes.remove("write");
    return Row.ofAttributes(attributes);
  }
}
