package bellwether.store.dynamo;

import bellwether.domain.vendor.Mention;
import bellwether.store.MentionStore;
import bellwether.store.dynamo.json.MentionJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Stores mentions in the table of deliveries. They are never due, and have a separate customer id
 * in the index {@code recent}. A row's id is its whole key, so that counting needs only the index.
 */
final class DynamoMentionStore implements MentionStore {
  /** Separates mentions from the customer's deliveries. */
  private static final String CUSTOMER_PREFIX = "mentions#";

  /** Not part of any {@link Mention.Key#vendor}. */
  private static final char SEPARATOR = '#';

  /** Before the vendor of a mention that is possibly more; not part of any vendor's key. */
  private static final String POSSIBLE = "?";

  /** A page contains keys only, far less than the 1 MB of a response. */
  private static final int PAGE_SIZE = 1_000;

  private final Table table;

  DynamoMentionStore(Table table) {
    this.table = table;
  }

  @Override
  public boolean add(Mention mention) {
    return table.putIfAbsent(
        key(mention.key())
            .with("customer", CUSTOMER_PREFIX + KeyEncoding.textOrHash(mention.customer()))
            .with("createdAt", KeyEncoding.sortableTime(mention.seenAt()))
            .with("expiresAt", mention.seenAt().plus(RETENTION).getEpochSecond())
            .with(Row.BODY, MentionJson.write(mention)));
  }

  @Override
  public List<Mention.Key> findKeysBetween(
      String customer, Instant since, Instant until, int limit) {
    if (!since.isBefore(until)) {
      return List.of();
    }
    return table
        .query(
            "customer = :customer AND createdAt BETWEEN :since AND :last",
            Map.of(
                ":customer", CUSTOMER_PREFIX + KeyEncoding.textOrHash(customer),
                ":since", KeyEncoding.sortableTime(since),
                ":last", KeyEncoding.sortableTime(until.minusNanos(1))),
            query ->
                query
                    .indexName("recent")
                    .scanIndexForward(false)
                    .limit(Math.clamp(limit, 1, PAGE_SIZE)))
        .limit(limit)
        .map(row -> parseKey(customer, row.text("id")))
        .toList();
  }

  @Override
  public List<Mention> findAll(List<Mention.Key> keys) {
    return table.getAll(keys.stream().distinct().map(DynamoMentionStore::key).toList()).stream()
        .map(row -> MentionJson.read(row.body()))
        .toList();
  }

  private static Row key(Mention.Key key) {
    return Row.of(
        "id",
        idPrefix(key.customer())
            + (key.possible() ? POSSIBLE : "")
            + KeyEncoding.textOrHash(key.vendor())
            + SEPARATOR
            + KeyEncoding.textOrHash(key.advisoryId()));
  }

  private static Mention.Key parseKey(String customer, String id) {
    String rest = id.substring(idPrefix(customer).length());
    boolean possible = rest.startsWith(POSSIBLE);
    int start = possible ? POSSIBLE.length() : 0;
    int end = rest.indexOf(SEPARATOR);
    return new Mention.Key(customer, rest.substring(start, end), rest.substring(end + 1), possible);
  }

  private static String idPrefix(String customer) {
    return ID_PREFIX + KeyEncoding.textOrHash(customer) + SEPARATOR;
  }
}
