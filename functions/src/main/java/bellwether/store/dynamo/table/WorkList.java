package bellwether.store.dynamo.table;

import bellwether.store.Due;

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
public final class WorkList {
  /** Between a time and whose the row is; {@link #PAST} is the next character. */
  private static final String BY = "#";

  private static final String PAST = "$";

  /** Of each shard so many are looked at for whose turn it is: some 20 pages, well within 2 s. */
  private static final int MOST_IN_A_SHARD = 10_000;

  private final Table table;
  private final Shape shape;
  private final Shape.Index index;

  public WorkList(Table table, Shape shape, String index) {
    this.table = table;
    this.shape = shape;
    this.index = shape.index(index);
  }

  /** The row as one to be worked on at that time. */
  public Row enter(Row row, String id, String time) {
    return row.and(index.key().hash(), Keys.shard(id)).and(range(), time);
  }

  /** The same, of which the index also tells whose it is. */
  public Row enter(Row row, String id, String time, String customer) {
    return enter(row, id, time + BY + Keys.fit(customer));
  }

  /** Up to {@code limit} rows of the longest waiting up to the time, those gone since left out. */
  public List<Row> upTo(String time, int limit) {
    return read(longestFirst(time, limit).stream().limit(limit).toList());
  }

  /** The same, those taking turns whose the rows are. */
  public List<Row> inTurn(String time, int limit) {
    return read(Due.inTurn(longestFirst(time, MOST_IN_A_SHARD), this::customer, limit));
  }

  private List<Row> longestFirst(String time, int mostInAShard) {
    List<Row> found = new ArrayList<>();
    for (String shard : Keys.shards()) {
      Iterator<Row> rows =
          table.query(query ->
              query
                  .indexName(index.name())
                  .keyConditionExpression("#shard = :shard AND #time < :past")
                  .expressionAttributeNames(Map.of("#shard", index.key().hash(), "#time", range()))
                  .expressionAttributeValues(
                      Map.<String, AttributeValue>of(
                          ":shard", Row.ofText(shard), ":past", Row.ofText(time + PAST)))
                  .limit(Math.clamp(mostInAShard, 1, 1000)));
      for (int i = 0; i < mostInAShard && rows.hasNext(); i++) {
        found.add(rows.next());
      }
    }
    found.sort(Comparator.comparing(row -> row.text(range())));
    return found;
  }

  private List<Row> read(List<Row> found) {
    List<Row> keys = found.stream().map(row -> row.key(shape.key())).toList();
    return table.getAll(keys).stream().filter(row -> row.has(index.key().hash())).toList();
  }

  private String customer(Row row) {
    String turn = row.text(range());
    int by = turn.indexOf(BY);
    return by < 0 ? "" : turn.substring(by + 1);
  }

  private String range() {
    return Objects.requireNonNull(index.key().range());
  }
}
