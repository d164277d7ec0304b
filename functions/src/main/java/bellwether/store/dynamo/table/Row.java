package bellwether.store.dynamo.table;

import bellwether.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of an item or of a key. */
public record Row(Map<String, AttributeValue> attributes) {

  /** The attribute that holds a record as JSON. */
  public static final String BODY = "body";

  /** The attribute that counts the writes of a row. */
  public static final String VERSION = "version";

  public Row {
    attributes = Map.copyOf(attributes);
  }

  public static Row of(String attribute, String text) {
    return new Row(Map.of(attribute, textValue(text)));
  }

  public Row with(String attribute, String text) {
    return with(attribute, textValue(text));
  }

  public Row with(String attribute, long number) {
    return with(attribute, numberValue(number));
  }

  private Row with(String attribute, AttributeValue value) {
    Map<String, AttributeValue> more = new HashMap<>(attributes);
    more.put(attribute, value);
    return new Row(more);
  }

  /** The attributes of this key only. */
  public Row key(TableSchema.Key key) {
    Row found = of(key.partitionKey(), text(key.partitionKey()));
    return key.sortKey() == null ? found : found.with(key.sortKey(), text(key.sortKey()));
  }

  public boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  public String text(String attribute) {
    return find(attribute).map(AttributeValue::s).orElseThrow(() -> missingAttribute(attribute));
  }

  /** All attributes that are texts, by name. */
  public Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    attributes.forEach((attribute, value) -> {
      if (value.s() != null) {
        texts.put(attribute, value.s());
      }
    });
    return texts;
  }

  public long number(String attribute) {
    return Long.parseLong(
        find(attribute).map(AttributeValue::n).orElseThrow(() -> missingAttribute(attribute)));
  }

  public String body() {
    return text(BODY);
  }

  public long version() {
    return number(VERSION);
  }

  public static AttributeValue textValue(String text) {
    return AttributeValue.builder().s(text).build();
  }

  public static AttributeValue numberValue(long number) {
    return AttributeValue.builder().n(Long.toString(number)).build();
  }

  private Optional<AttributeValue> find(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  private static StoreException missingAttribute(String attribute) {
    return new StoreException("a row has no attribute " + attribute);
  }
}
