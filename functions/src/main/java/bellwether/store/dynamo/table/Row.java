package bellwether.store.dynamo.table;

import bellwether.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of an item or of a key, by name. */
public record Row(Map<String, Value> values) {

  /** The attribute that holds a record as JSON. */
  public static final String BODY = "body";

  /** The attribute that counts the writes of a row. */
  public static final String VERSION = "version";

  /** The value of an attribute. The SDK's type loads 70 classes, which a read need not wait for. */
  public sealed interface Value {
    /** A text. */
    record Text(String text) implements Value {}

    /** A number, in decimal digits. */
    record Numeric(String digits) implements Value {}

    /** A value of another kind. */
    record Other(AttributeValue value) implements Value {}
  }

  public Row {
    values = Map.copyOf(values);
  }

  /** A row of the SDK. */
  public static Row ofAttributes(Map<String, AttributeValue> attributes) {
    Map<String, Value> values = new HashMap<>();
    attributes.forEach((name, value) ->
        values.put(
            name,
            value.s() != null
                ? new Value.Text(value.s())
                : value.n() != null ? new Value.Numeric(value.n()) : new Value.Other(value)));
    return new Row(values);
  }

  public static Row of(String attribute, String text) {
    return new Row(Map.of(attribute, new Value.Text(text)));
  }

  public Row with(String attribute, String text) {
    return with(attribute, new Value.Text(text));
  }

  public Row with(String attribute, long number) {
    return with(attribute, new Value.Numeric(Long.toString(number)));
  }

  private Row with(String attribute, Value value) {
    Map<String, Value> more = new HashMap<>(values);
    more.put(attribute, value);
    return new Row(more);
  }

  /** The attributes in the SDK's types. */
  public Map<String, AttributeValue> attributes() {
    Map<String, AttributeValue> attributes = new HashMap<>();
    values.forEach((name, value) ->
        attributes.put(
            name,
            switch (value) {
              case Value.Text(var text) -> textValue(text);
              case Value.Numeric(var digits) -> AttributeValue.fromN(digits);
              case Value.Other(var other) -> other;
            }));
    return attributes;
  }

  /** The attributes of this key only. */
  public Row key(TableSchema.Key key) {
    Row found = of(key.partitionKey(), text(key.partitionKey()));
    return key.sortKey() == null ? found : found.with(key.sortKey(), text(key.sortKey()));
  }

  public boolean has(String attribute) {
    return values.containsKey(attribute);
  }

  public String text(String attribute) {
    if (values.get(attribute) instanceof Value.Text(var text)) {
      return text;
    }
    throw missingAttribute(attribute);
  }

  /** All attributes that are texts, by name. */
  public Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    values.forEach((attribute, value) -> {
      if (value instanceof Value.Text(var text)) {
        texts.put(attribute, text);
      }
    });
    return texts;
  }

  public long number(String attribute) {
    if (values.get(attribute) instanceof Value.Numeric(var digits)) {
      return Long.parseLong(digits);
    }
    throw missingAttribute(attribute);
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

  private static StoreException missingAttribute(String attribute) {
    return new StoreException("a row has no attribute " + attribute);
  }
}
