package bellwether.store;

import bellwether.domain.Advisory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * {@link Advisories} in a table: {@code ADVISORY#id, ADVISORY} -> advisory, and a {@link NameIndex}
 * in rows of the same table. The index {@code unmatched} holds those still to be matched.
 */
final class DynamoAdvisories implements Advisories {
  /**
   * A row must outlive the last time that a feed shows its item, or the item would be new again:
   * 400 days cover feeds that keep a whole year.
   */
  private static final Duration KEPT = Duration.ofDays(400);

  private static final String SORT = "ADVISORY";

  private final Table table;
  private final WorkList unmatched;
  private final NameIndex names;

  DynamoAdvisories(Table table) {
    this.table = table;
    this.unmatched = new WorkList(table, Shape.ADVISORIES, "unmatched");
    this.names = new NameIndex(table);
  }

  @Override
  public boolean add(Advisory advisory) {
    Row row =
        key(advisory.id())
            .and("id", advisory.id())
            .and("expiresAt", expiry(advisory.seenAt()))
            .and(Row.BODY, Bounds.json(advisory));
    return table.add(unmatched.enter(row, advisory.id(), Keys.time(advisory.seenAt())));
  }

  @Override
  public Optional<Advisory> find(String id) {
    return table.get(key(id)).map(DynamoAdvisories::read);
  }

  @Override
  public List<Advisory> unmatched(int limit) {
    return unmatched.upTo(Keys.time(Instant.parse("9999-12-31T23:59:59Z")), limit).stream()
        .map(DynamoAdvisories::read)
        .toList();
  }

  @Override
  public void markMatched(Advisory advisory, Set<String> terms) {
    names.file(advisory, terms, expiry(advisory.seenAt()));
    Calls.ask(
        "UpdateItem",
        table.name(),
        () -> {
          try {
            table
                .client()
                .updateItem(update ->
                    update
                        .tableName(table.name())
                        .key(key(advisory.id()).attributes())
                        .updateExpression("REMOVE unmatched")
                        .conditionExpression("attribute_exists(pk)"));
            return true;
          } catch (ConditionalCheckFailedException neverAddedOrExpired) {
            return false;
          }
        });
  }

  @Override
  public List<Advisory> filedUnder(Collection<String> terms, int limit) {
    List<Row> keys = names.find(terms, limit).stream().map(DynamoAdvisories::key).toList();
    return table.getAll(keys).stream().map(DynamoAdvisories::read).toList();
  }

  private static Row key(String id) {
    return Row.of("pk", "ADVISORY#" + Keys.fit(id)).and("sk", SORT);
  }

  /** Seconds since 1970, as DynamoDB's time to live wants them. */
  private static long expiry(Instant seenAt) {
    return seenAt.plus(KEPT).getEpochSecond();
  }

  private static Advisory read(Row row) {
    return AdvisoryJson.read(row.body());
  }
}
