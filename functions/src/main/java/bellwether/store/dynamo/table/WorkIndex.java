package bellwether.store.dynamo.table;

import bellwether.store.DueOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A sparse index of the rows that still need work, in shards by id and in the order of time within
 * each shard. It is eventually consistent, so the rows that it finds are read from the table.
 *
 * <p>The sort key may contain the customer after the time, so that the index alone suffices to
 * treat customers fairly. Older rows without a customer count as those of one customer.
 */
public final class WorkIndex {
  /** Separates a time from the customer. {@link #AFTER_SEPARATOR} is the next character. */
  private static final String CUSTOMER_SEPARATOR = "#";

  private static final String AFTER_SEPARATOR = "$";

  /** How many rows of each shard are compared for fairness: about 20 pages, well within 2 s. */
  private static final int MAX_PER_SHARD = 10_000;

  private final Table table;
  private final TableSchema.Index index;
  private final String shardPrefix;

  public WorkIndex(Table table, String index) {
    this(table, index, "");
  }

  /**
   * The rows of this index whose shards begin with a prefix; those of another prefix are separate.
   */
  public WorkIndex(Table table, String index, String shardPrefix) {
    this.table = table;
    this.index = table.schema().index(index);
    this.shardPrefix = shardPrefix;
  }

  /** The row with the keys of this index. */
  public Row withIndexKeys(Row row, String id, String time) {
    return row.with(index.key().partitionKey(), shardPrefix + KeyEncoding.shardOf(id))
        .with(sortKeyName(), time);
  }

  /** The row with the keys of this index, including its customer. */
  public Row withIndexKeys(Row row, String id, String time, String customer) {
    return withIndexKeys(row, id, time + CUSTOMER_SEPARATOR + KeyEncoding.textOrHash(customer));
  }

  /** Up to {@code limit} of the rows that are due at this time, oldest first. */
  public List<Row> findOldest(String time, int limit) {
    return readRows(queryOldestFirst(time, limit).stream().limit(limit).toList());
  }

  /** Up to {@code limit} of the rows that are due at this time, from one customer after another. */
  public List<Row> findRoundRobin(String time, int limit) {
    return readRows(
        DueOrder.roundRobin(queryOldestFirst(time, MAX_PER_SHARD), this::customerOf, limit));
  }

  private List<Row> queryOldestFirst(String time, int maxPerShard) {
    return KeyEncoding.allShards().stream()
        .flatMap(shard -> queryShard(shardPrefix + shard, time, maxPerShard))
        .sorted(Comparator.comparing(row -> row.text(sortKeyName())))
        .toList();
  }

  private Stream<Row> queryShard(String shard, String time, int limit) {
    Map<String, String> names =
        Map.of("#shard", index.key().partitionKey(), "#time", sortKeyName());
    return table
        .query(
            "#shard = :shard AND #time < :end",
            Map.of(":shard", shard, ":end", time + AFTER_SEPARATOR),
            query ->
                query
                    .indexName(index.name())
                    .expressionAttributeNames(names)
                    .limit(Math.clamp(limit, 1, 1000)))
        .limit(limit);
  }

  private List<Row> readRows(List<Row> found) {
    List<Row> keys = found.stream().map(row -> row.key(table.schema().key())).toList();
    return table.getAll(keys).stream().filter(row -> row.has(index.key().partitionKey())).toList();
  }

  private String customerOf(Row row) {
    String sortKey = row.text(sortKeyName());
    int separator = sortKey.indexOf(CUSTOMER_SEPARATOR);
    return separator < 0 ? "" : sortKey.substring(separator + 1);
  }

  private String sortKeyName() {
    return Objects.requireNonNull(index.key().sortKey());
  }
}
