package bellwether.store.dynamo;

import bellwether.store.Advisories;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.WorkList;
import bellwether.store.dynamo.table.NameIndex;
import bellwether.store.dynamo.table.Shape;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Keys;
import bellwether.store.aws.Calls;
import bellwether.store.dynamo.json.AdvisoryJson;

import bellwether.domain.Advisory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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
  private static final String REVISION = "revision";
  private static final String UNMATCHED = "unmatched";

  private final Table table;
  private final WorkList unmatched;
  private final NameIndex names;

  DynamoAdvisories(Table table) {
    this.table = table;
    this.unmatched = new WorkList(table, Shape.ADVISORIES, UNMATCHED);
    this.names = new NameIndex(table);
  }

  @Override
  public boolean add(Advisory advisory) {
    return table.add(row(advisory));
  }

  @Override
  public boolean revise(Advisory advisory) {
    return table.replaceIf(
        row(advisory).and(REVISION, advisory.revision()),
        isRevision(advisory.revision() - 1),
        revision(advisory.revision() - 1));
  }

  private Row row(Advisory advisory) {
    Row row =
        key(advisory.id())
            .and("id", advisory.id())
            .and("expiresAt", expiry(advisory.seenAt()))
            .and(Row.BODY, Bounds.json(advisory));
    return unmatched.enter(row, advisory.id(), Keys.time(advisory.seenAt()));
  }

  /** A row that was never revised has no such attribute. */
  private static String isRevision(int revision) {
    return revision == 0
        ? "attribute_exists(pk) AND attribute_not_exists(" + REVISION + ")"
        : REVISION + " = :revision";
  }

  private static Map<String, AttributeValue> revision(int revision) {
    return revision == 0 ? Map.of() : Map.of(":revision", Row.ofNumber(revision));
  }

  @Override
  public Optional<Advisory> find(String id) {
    return table.get(key(id)).map(DynamoAdvisories::read);
  }

  @Override
  public boolean isMatched(String id) {
    return table.get(key(id)).filter(row -> !row.has(UNMATCHED)).isPresent();
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
    // DynamoDB refuses an empty map.
    @Nullable Map<String, AttributeValue> values =
        advisory.revision() == 0 ? null : revision(advisory.revision());
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
                        .updateExpression("REMOVE " + UNMATCHED)
                        .conditionExpression(isRevision(advisory.revision()))
                        .expressionAttributeValues(values));
            return true;
          } catch (ConditionalCheckFailedException goneOrRevised) {
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
