package bellwether.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A sparse index that holds the rows still to be worked on: sharded by id, in the order of time
 * within a shard. Eventually consistent as every index; what it names is read from the table anew.
 */
final class WorkList {
  private final Table table;
  private final Shape shape;
  private final Shape.Index index;

  WorkList(Table table, Shape shape, String index) {
    this.table = table;
    this.shape = shape;
    this.index = shape.index(index);
  }

  /** The row as one to be worked on at that time. */
  Row enter(Row row, String id, String time) {
    return row.and(index.key().hash(), Keys.shard(id)).and(range(), time);
  }

  /** Up to {@code limit} rows of the longest waiting up to the time, those gone since left out. */
  List<Row> upTo(String time, int limit) {
    List<Row> found = new ArrayList<>();
    for (String shard : Keys.shards()) {
      Iterator<Row> rows =
          table.query(query ->
              query
                  .indexName(index.name())
                  .keyConditionExpression("#shard = :shard AND #time <= :time")
                  .expressionAttributeNames(Map.of("#shard", index.key().hash(), "#time", range()))
                  .expressionAttributeValues(
                      Map.<String, AttributeValue>of(
                          ":shard", Row.ofText(shard), ":time", Row.ofText(time)))
                  .limit(Math.clamp(limit, 1, 1000)));
      for (int i = 0; i < limit && rows.hasNext(); i++) {
        found.add(rows.next());
      }
    }
    List<Row> keys =
        found.stream()
            .sorted(Comparator.comparing(row -> row.text(range())))
            .limit(limit)
            .map(row -> row.key(shape.key()))
            .toList();
    return table.getAll(keys).stream().filter(row -> row.has(index.key().hash())).toList();
  }

  private String range() {
    return Objects.requireNonNull(index.key().range());
  }
}
