package bellwether.store.dynamo.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Adds numbers to sets that are attributes of a row, which need not exist. Writers do not overwrite
 * each other, and an addition that is repeated changes nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">
 *     DynamoDB, "Update expressions": ADD unites a set with the values</a>
 */
public final class NumberSets {
  private NumberSets() {}

  /**
   * Adds the numbers.
   *
   * @param expiry seconds since 1970 at which the row may be deleted
   */
  public static void add(
      Table table, Row key, Map<String, ? extends Collection<Long>> numbers, long expiry) {
    List<? extends Map.Entry<String, ? extends Collection<Long>>> entries =
        List.copyOf(numbers.entrySet());
    for (int first = 0; first < entries.size(); first += TextAttributes.MAX_ASSIGNMENTS) {
      int end = Math.min(first + TextAttributes.MAX_ASSIGNMENTS, entries.size());
      update(table, key, entries.subList(first, end), expiry);
    }
  }

  private static void update(
      Table table,
      Row key,
      List<? extends Map.Entry<String, ? extends Collection<Long>>> sets,
      long expiry) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> additions = new ArrayList<>();
    for (Map.Entry<String, ? extends Collection<Long>> set : sets) {
      int number = names.size();
      names.put("#a" + number, set.getKey());
      List<String> members = set.getValue().stream().map(String::valueOf).toList();
      values.put(":v" + number, AttributeValue.builder().ns(members).build());
      additions.add("#a" + number + " :v" + number);
    }
    values.put(":expiry", Row.numberValue(expiry));
    table.call(
        "UpdateItem",
        dynamo ->
            dynamo.updateItem(update ->
                update
                    .tableName(table.name())
                    .key(key.attributes())
                    .updateExpression(
                        "ADD " + String.join(",", additions) + " SET expiresAt = :expiry")
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)));
  }

  /** All attributes of a row that are sets of numbers, by name. */
  public static SortedMap<String, SortedSet<Long>> of(Row row) {
    SortedMap<String, SortedSet<Long>> sets = new TreeMap<>();
    row.attributes()
        .forEach((name, value) -> {
          if (value.hasNs()) {
            SortedSet<Long> members = new TreeSet<>();
            value.ns().forEach(member -> members.add(Long.valueOf(member)));
            sets.put(name, members);
          }
        });
    return sets;
  }
}
