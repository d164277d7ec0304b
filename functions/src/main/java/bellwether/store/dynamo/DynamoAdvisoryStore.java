package bellwether.store.dynamo;

import bellwether.domain.advisory.Advisory;
import bellwether.store.AdvisoryStore;
import bellwether.store.aws.AwsCalls;
import bellwether.store.dynamo.json.AdvisoryJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.TableSchema;
import bellwether.store.dynamo.table.TermIndex;
import bellwether.store.dynamo.table.WorkIndex;
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
 * {@link AdvisoryStore} in a table: {@code ADVISORY#id, ADVISORY} -> advisory, and a {@link
 * TermIndex} in rows of the same table. The index {@code unmatched} holds those still to be
 * matched.
 */
final class DynamoAdvisoryStore implements AdvisoryStore {
  /**
   * A row must outlive the last time that a feed shows its item, or the item would be new again:
   * 400 days cover feeds that keep a whole year.
   */
  private static final Duration RETENTION = Duration.ofDays(400);

  private static final String SORT_KEY = "ADVISORY";
  private static final String REVISION = "revision";
  private static final String UNMATCHED = "unmatched";

  private final Table table;
  private final WorkIndex unmatched;
  private final TermIndex terms;

  DynamoAdvisoryStore(Table table) {
    this.table = table;
    this.unmatched = new WorkIndex(table, TableSchema.ADVISORIES, UNMATCHED);
    this.terms = new TermIndex(table);
  }

  @Override
  public boolean add(Advisory advisory) {
    return table.putIfAbsent(row(advisory));
  }

  @Override
  public boolean revise(Advisory advisory) {
    return table.replaceIf(
        row(advisory).with(REVISION, advisory.revision()),
        revisionCondition(advisory.revision() - 1),
        revisionValues(advisory.revision() - 1));
  }

  private Row row(Advisory advisory) {
    Row row =
        key(advisory.id())
            .with("id", advisory.id())
            .with("expiresAt", expiry(advisory.seenAt()))
            .with(Row.BODY, ItemSizeLimit.toJson(advisory));
    return unmatched.withIndexKeys(row, advisory.id(), KeyEncoding.sortableTime(advisory.seenAt()));
  }

  /** A row that was never revised has no such attribute. */
  private static String revisionCondition(int revision) {
    return revision == 0
        ? "attribute_exists(pk) AND attribute_not_exists(" + REVISION + ")"
        : REVISION + " = :revision";
  }

  private static Map<String, AttributeValue> revisionValues(int revision) {
    return revision == 0 ? Map.of() : Map.of(":revision", Row.numberValue(revision));
  }

  @Override
  public Optional<Advisory> find(String id) {
    return table.get(key(id)).map(DynamoAdvisoryStore::read);
  }

  @Override
  public boolean isMatched(String id) {
    return table.get(key(id)).filter(row -> !row.has(UNMATCHED)).isPresent();
  }

  @Override
  public List<Advisory> findUnmatched(int limit) {
    return unmatched
        .findOldest(KeyEncoding.sortableTime(Instant.parse("9999-12-31T23:59:59Z")), limit)
        .stream()
        .map(DynamoAdvisoryStore::read)
        .toList();
  }

  @Override
  public void markMatched(Advisory advisory, Set<String> terms) {
    this.terms.index(advisory, terms, expiry(advisory.seenAt()));
    // DynamoDB refuses an empty map.
    @Nullable Map<String, AttributeValue> values =
        advisory.revision() == 0 ? null : revisionValues(advisory.revision());
    AwsCalls.call(
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
                        .conditionExpression(revisionCondition(advisory.revision()))
                        .expressionAttributeValues(values));
            return true;
          } catch (ConditionalCheckFailedException goneOrRevised) {
            return false;
          }
        });
  }

  @Override
  public List<Advisory> findByTerms(Collection<String> terms, int limit) {
    List<Row> keys =
        this.terms.findIds(terms, limit).stream().map(DynamoAdvisoryStore::key).toList();
    return table.getAll(keys).stream().map(DynamoAdvisoryStore::read).toList();
  }

  private static Row key(String id) {
    return Row.of("pk", "ADVISORY#" + KeyEncoding.textOrHash(id)).with("sk", SORT_KEY);
  }

  /** Seconds since 1970, as DynamoDB's time to live wants them. */
  private static long expiry(Instant seenAt) {
    return seenAt.plus(RETENTION).getEpochSecond();
  }

  private static Advisory read(Row row) {
    return AdvisoryJson.read(row.body());
  }
}
