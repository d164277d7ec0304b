package bellwether.store.dynamo.table;

import bellwether.store.DueOrder;
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
 *
 * <p>Whose a row is may stand behind its time, so that the index alone tells whose turn it is. Rows
 * of before that was so are taken for one customer's.
 */
public final class WorkIndex {
  /** Between a time and whose the row is; {@link #AFTER_SEPARATOR} is the next character. */
  private static final String CUSTOMER_SEPARATOR = "#";

  private static final String AFTER_SEPARATOR = "$";

  /** Of each shard so many are looked at for whose turn it is: some 20 pages, well within 2 s. */
  private static final int MAX_PER_SHARD = 10_000;

  private final Table table;
  private final TableSchema shape;
  private final TableSchema.Index index;

  public WorkIndex(Table table, TableSchema shape, String index) {
    this.table = table;
    this.shape = shape;
    this.index = shape.index(index);
  }

  /** The row as one to be worked on at that time. */
  public Row withIndexKeys(Row row, String id, String time) {
    return row.with(index.key().partitionKey(), KeyEncoding.shardOf(id)).with(sortKeyName(), time);
  }

  /** The same, of which the index also tells whose it is. */
  public Row withIndexKeys(Row row, String id, String time, String customer) {
    return withIndexKeys(row, id, time + CUSTOMER_SEPARATOR + KeyEncoding.textOrHash(customer));
  }

  /** Up to {@code limit} rows of the longest waiting up to the time, those gone since left out. */
  public List<Row> findOldest(String time, int limit) {
    return readRows(queryOldestFirst(time, limit).stream().limit(limit).toList());
  }

  /** The same, those taking turns whose the rows are. */
  public List<Row> findRoundRobin(String time, int limit) {
    return readRows(
        DueOrder.roundRobin(queryOldestFirst(time, MAX_PER_SHARD), this::customerOf, limit));
  }

  private List<Row> queryOldestFirst(String time, int mostInAShard) {
    List<Row> found = new ArrayList<>();
    for (String shard : KeyEncoding.allShards()) {
      Iterator<Row> rows =
          table.query(query ->
              query
                  .indexName(index.name())
                  .keyConditionExpression("#shard = :shard AND #time < :past")
                  .expressionAttributeNames(
                      Map.of("#shard", index.key().partitionKey(), "#time", sortKeyName()))
                  .expressionAttributeValues(
                      Map.<String, AttributeValue>of(
                          ":shard",
                          Row.textValue(shard),
                          ":past",
                          Row.textValue(time + AFTER_SEPARATOR)))
                  .limit(Math.clamp(mostInAShard, 1, 1000)));
      for (int i = 0; i < mostInAShard && rows.hasNext(); i++) {
        found.add(rows.next());
      }
    }
    found.sort(Comparator.comparing(row -> row.text(sortKeyName())));
    return found;
  }

  private List<Row> readRows(List<Row> found) {
    List<Row> keys = found.stream().map(row -> row.key(shape.key())).toList();
    return table.getAll(keys).stream().filter(row -> row.has(index.key().partitionKey())).toList();
  }

  private String customerOf(Row row) {
    String turn = row.text(sortKeyName());
    int by = turn.indexOf(CUSTOMER_SEPARATOR);
    return by < 0 ? "" : turn.substring(by + 1);
  }

  private String sortKeyName() {
    return Objects.requireNonNull(index.key().sortKey());
  }
}
