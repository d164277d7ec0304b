package bellwether.store.dynamo;

import bellwether.store.Mentions;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.Keys;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.json.MentionJson;

import bellwether.domain.Mention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * {@link Mentions} in the table of deliveries: never due, and in the index {@code recent} under a
 * name that no customer has. A row's id is its whole key, so that the index alone is enough to
 * count with.
 */
final class DynamoMentions implements Mentions {
  /** Keeps them out of what is recent of the customer itself. */
  private static final String CUSTOMER = "mentions#";

  /** Stands in no {@link Mention.Key#vendor}, and so ends it. */
  private static final char END = '#';

  /** Keys only, so a page of them is far below the megabyte that one answer holds. */
  private static final int PAGE = 1_000;

  private final Table table;

  DynamoMentions(Table table) {
    this.table = table;
  }

  @Override
  public boolean add(Mention mention) {
    return table.add(
        key(mention.key())
            .and("customer", CUSTOMER + Keys.fit(mention.customer()))
            .and("createdAt", Keys.time(mention.seenAt()))
            .and("expiresAt", mention.seenAt().plus(KEPT).getEpochSecond())
            .and(Row.BODY, MentionJson.write(mention)));
  }

  @Override
  public List<Mention.Key> between(String customer, Instant since, Instant until, int limit) {
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
                        ":customer", Row.ofText(CUSTOMER + Keys.fit(customer)),
                        ":since", Row.ofText(Keys.time(since)),
                        ":last", Row.ofText(Keys.time(until.minusNanos(1)))))
                .scanIndexForward(false)
                .limit(Math.clamp(limit, 1, PAGE)));
    while (keys.size() < limit && rows.hasNext()) {
      keys.add(read(customer, rows.next().text("id")));
    }
    return keys;
  }

  @Override
  public List<Mention> of(List<Mention.Key> keys) {
    return table.getAll(keys.stream().distinct().map(DynamoMentions::key).toList()).stream()
        .map(row -> MentionJson.read(row.body()))
        .toList();
  }

  private static Row key(Mention.Key key) {
    return Row.of(
        "id", prefix(key.customer()) + Keys.fit(key.vendor()) + END + Keys.fit(key.advisory()));
  }

  private static Mention.Key read(String customer, String id) {
    String rest = id.substring(prefix(customer).length());
    int end = rest.indexOf(END);
    return new Mention.Key(customer, rest.substring(0, end), rest.substring(end + 1));
  }

  private static String prefix(String customer) {
    return NO_DELIVERY + Keys.fit(customer) + END;
  }
}
