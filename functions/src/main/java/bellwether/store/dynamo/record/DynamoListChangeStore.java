package bellwether.store.dynamo.record;

import bellwether.domain.record.HashChain;
import bellwether.domain.record.ListChange;
import bellwether.domain.record.ListChange.Draft;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.TableSchema;
import bellwether.store.record.ListChangeStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Stores changes of vendor lists in the table of deliveries, and not beside the lists, which are
 * read in full after each change. They are never due, and have a separate customer id in the index
 * {@code recent}. The id ends with the number of the change, so that of two writers one is first.
 */
public final class DynamoListChangeStore implements ListChangeStore {
  /** Separates changes from the customer's deliveries. */
  private static final String CUSTOMER_PREFIX = "list-changes#";

  private static final String HASH = "hash";
  private static final String PREVIOUS = "previous";
  private static final int PAGE_SIZE = 1_000;

  private final Table table;

  public DynamoListChangeStore(Table table) {
    this.table = table;
  }

  /** The index may lag, but numbers have no gaps: those that it lacks follow. */
  @Override
  public Optional<ListChange> last(String customer) {
    long number =
        table
            .query(
                "customer = :customer",
                Map.of(":customer", indexKey(customer)),
                query -> query.indexName("recent").scanIndexForward(false).limit(1))
            .limit(1)
            .map(row -> numberOf(row.text("id")))
            .findFirst()
            .orElse(0L);
    Optional<Row> last = number == 0 ? Optional.empty() : table.get(key(customer, number));
    Optional<Row> next = table.get(key(customer, number + 1));
    while (next.isPresent()) {
      number++;
      last = next;
      next = table.get(key(customer, number + 1));
    }
    return last.map(DynamoListChangeStore::read);
  }

  @Override
  public Optional<ListChange> append(String customer, Draft draft, Optional<ListChange> last) {
    long number = last.map(ListChange::number).orElse(0L) + 1;
    String previous = last.map(ListChange::hash).orElse(HashChain.START);
    String body = ListChangeJson.write(draft);
    String hash = hash(previous, number, body);
    Row row =
        key(customer, number)
            .with("customer", indexKey(customer))
            .with("createdAt", KeyEncoding.sortableTime(draft.at()))
            .with("expiresAt", draft.at().plus(RETENTION).getEpochSecond())
            .with(Row.BODY, body)
            .with(PREVIOUS, previous)
            .with(HASH, hash);
    return table.putIfAbsent(row) ? Optional.of(read(row)) : Optional.empty();
  }

  @Override
  public List<ListChange> findSince(String customer, Instant since, int limit) {
    List<Row> keys =
        table
            .query(
                "customer = :customer AND createdAt >= :since",
                Map.of(
                    ":customer", indexKey(customer),
                    ":since", KeyEncoding.sortableTime(since)),
                query -> query.indexName("recent").limit(Math.clamp(limit, 1, PAGE_SIZE)))
            .limit(limit)
            .map(row -> row.key(TableSchema.DELIVERIES.key()))
            .toList();
    return table.getAll(keys).stream()
        .map(DynamoListChangeStore::read)
        .sorted(Comparator.comparingLong(ListChange::number))
        .toList();
  }

  private static ListChange read(Row row) {
    long number = numberOf(row.text("id"));
    String hash = row.text(HASH);
    String expected = hash(row.text(PREVIOUS), number, row.body());
    return ListChangeJson.read(number, row.body(), hash, hash.equals(expected));
  }

  private static String hash(String previous, long number, String body) {
    return HashChain.next(previous, List.of(Long.toString(number), body));
  }

  private static String indexKey(String customer) {
    return CUSTOMER_PREFIX + KeyEncoding.textOrHash(customer);
  }

  private static long numberOf(String id) {
    return Long.parseLong(id.substring(id.lastIndexOf('#') + 1));
  }

  private static Row key(String customer, long number) {
    return Row.of(
        "id",
        ID_PREFIX
            + KeyEncoding.textOrHash(customer)
            + String.format(Locale.ROOT, "#%010d", number));
  }
}
