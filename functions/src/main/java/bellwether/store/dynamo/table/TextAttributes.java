package bellwether.store.dynamo.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sets some attributes of a row, which need not exist, and leaves all others. */
public final class TextAttributes {
  /**
   * An update expression has at most 4 KB.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">
   *     DynamoDB: "The maximum length of any expression string is 4 KB"</a>
   */
  static final int MAX_ASSIGNMENTS = 100;

  private TextAttributes() {}

  public static void set(Table table, Row key, Map<String, String> texts) {
    List<Map.Entry<String, String>> entries = List.copyOf(texts.entrySet());
    for (int first = 0; first < entries.size(); first += MAX_ASSIGNMENTS) {
      int end = Math.min(first + MAX_ASSIGNMENTS, entries.size());
      update(table, key, entries.subList(first, end));
    }
  }

  private static void update(Table table, Row key, List<Map.Entry<String, String>> texts) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> assignments = new ArrayList<>();
    for (Map.Entry<String, String> text : texts) {
      int number = names.size();
      names.put("#a" + number, text.getKey());
      values.put(":v" + number, Row.textValue(text.getValue()));
      assignments.add("#a" + number + "=:v" + number);
    }
    table.call(
        "UpdateItem",
        dynamo ->
            dynamo.updateItem(update ->
                update
                    .tableName(table.name())
                    .key(key.attributes())
                    .updateExpression("SET " + String.join(",", assignments))
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)));
  }
}
