package bellwether.store.dynamo.table;

import bellwether.store.StoreException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of one item, or of its key. */
public record Row(Map<String, AttributeValue> attributes) {

  /** The attribute that holds a record as JSON. */
  public static final String BODY = "body";

  /** The attribute that counts the writes of a versioned record. */
  public static final String VERSION = "version";

  public Row {
    attributes = Map.copyOf(attributes);
  }

  public static Row of(String attribute, String text) {
    return new Row(Map.of(attribute, ofText(text)));
  }

  public Row and(String attribute, String text) {
    return and(attribute, ofText(text));
  }

  public Row and(String attribute, long number) {
    return and(attribute, ofNumber(number));
  }

  private Row and(String attribute, AttributeValue value) {
    Map<String, AttributeValue> more = new HashMap<>(attributes);
    more.put(attribute, value);
    return new Row(more);
  }

  /** The named attributes alone: the key that finds this row. */
  public Row key(Shape.Key key) {
    Row found = of(key.hash(), text(key.hash()));
    return key.range() == null ? found : found.and(key.range(), text(key.range()));
  }

  public boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  public String text(String attribute) {
    return find(attribute).map(AttributeValue::s).orElseThrow(() -> lacks(attribute));
  }

  public long number(String attribute) {
    return Long.parseLong(
        find(attribute).map(AttributeValue::n).orElseThrow(() -> lacks(attribute)));
  }

  public String body() {
    return text(BODY);
  }

  public long version() {
    return number(VERSION);
  }

  public static AttributeValue ofText(String text) {
    return AttributeValue.builder().s(text).build();
  }

  public static AttributeValue ofNumber(long number) {
    return AttributeValue.builder().n(Long.toString(number)).build();
  }

  private Optional<AttributeValue> find(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  private static StoreException lacks(String attribute) {
    return new StoreException("a row lacks its attribute " + attribute);
  }
}
