package bellwether.store.dynamo;

import bellwether.domain.vendor.Mention;
import bellwether.store.MentionStore;
import bellwether.store.dynamo.json.MentionJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * {@link MentionStore} in the table of deliveries: never due, and in the index {@code recent} under
 * a name that no customer has. A row's id is its whole key, so that the index alone is enough to
 * count with.
 */
final class DynamoMentionStore implements MentionStore {
  /** Keeps them out of what is recent of the customer itself. */
  private static final String CUSTOMER_PREFIX = "mentions#";

  /** Stands in no {@link Mention.Key#vendor}, and so ends it. */
  private static final char SEPARATOR = '#';

  /** Keys only, so a page of them is far below the megabyte that one answer holds. */
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
    List<Mention.Key> keys = new ArrayList<>();
    if (!since.isBefore(until)) {
      return keys;
    }
    Iterator<Row> rows =
        table.query(query ->
            query
                .indexName("recent")
                .keyConditionExpression(
                    "customer = :customer AND createdAt BETWEEN :since AND :last")
                .expressionAttributeValues(
                    Map.of(
                        ":customer",
                            Row.textValue(CUSTOMER_PREFIX + KeyEncoding.textOrHash(customer)),
                        ":since", Row.textValue(KeyEncoding.sortableTime(since)),
                        ":last", Row.textValue(KeyEncoding.sortableTime(until.minusNanos(1)))))
                .scanIndexForward(false)
                .limit(Math.clamp(limit, 1, PAGE_SIZE)));
    while (keys.size() < limit && rows.hasNext()) {
      keys.add(parseKey(customer, rows.next().text("id")));
    }
    return keys;
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
            + KeyEncoding.textOrHash(key.vendor())
            + SEPARATOR
            + KeyEncoding.textOrHash(key.advisoryId()));
  }

  private static Mention.Key parseKey(String customer, String id) {
    String rest = id.substring(idPrefix(customer).length());
    int end = rest.indexOf(SEPARATOR);
    return new Mention.Key(customer, rest.substring(0, end), rest.substring(end + 1));
  }

  private static String idPrefix(String customer) {
    return ID_PREFIX + KeyEncoding.textOrHash(customer) + SEPARATOR;
  }
}
