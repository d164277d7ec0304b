package bellwether.store.dynamo;

import bellwether.domain.advisory.Advisory;
import bellwether.store.AdvisoryStore;
import bellwether.store.dynamo.json.AdvisoryJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.TermIndex;
import bellwether.store.dynamo.table.WorkIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Stores advisories under the keys {@code ADVISORY#id, ADVISORY}, beside the rows of a {@link
 * TermIndex}. The index {@code unmatched} contains those that are not matched yet.
 */
final class DynamoAdvisoryStore implements AdvisoryStore {
  /**
   * A row must exist for as long as its feed contains the item, which would otherwise be new again.
   * Some feeds contain a whole year.
   */
  private static final Duration RETENTION = Duration.ofDays(400);

  private static final String SORT_KEY = "ADVISORY";
  private static final String REVISION = "revision";
  private static final String UNMATCHED = "unmatched";
  private static final String READINGS = "readings";

  private final Table table;
  private final WorkIndex unmatched;
  private final TermIndex terms;

  DynamoAdvisoryStore(Table table) {
    this.table = table;
    this.unmatched = new WorkIndex(table, UNMATCHED);
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

  /** A row that was never revised does not have the attribute. */
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
    return readAll(
        unmatched.findOldest(
            KeyEncoding.sortableTime(Instant.parse("9999-12-31T23:59:59Z")), limit));
  }

  @Override
  public void markMatched(Advisory advisory, Set<String> terms) {
    this.terms.index(advisory, terms, expiry(advisory.seenAt()));
    Map<String, AttributeValue> values = new HashMap<>(revisionValues(advisory.revision()));
    String update = "REMOVE " + UNMATCHED;
    if (!advisory.readings().isEmpty()) {
      update += " SET " + READINGS + " = :readings";
      values.put(":readings", Row.textValue(AdvisoryJson.writeReadings(advisory.readings())));
    }
    boolean _ =
        table.updateIf(key(advisory.id()), update, revisionCondition(advisory.revision()), values);
  }

  @Override
  public List<Advisory> findByTerms(Collection<String> terms, int limit) {
    List<Row> keys =
        this.terms.findIds(terms, limit).stream().map(DynamoAdvisoryStore::key).toList();
    return readAll(table.getAll(keys));
  }

  private static Row key(String id) {
    return Row.of("pk", "ADVISORY#" + KeyEncoding.textOrHash(id)).with("sk", SORT_KEY);
  }

  /** Seconds since 1970, the format of DynamoDB's time to live. */
  private static long expiry(Instant seenAt) {
    return seenAt.plus(RETENTION).getEpochSecond();
  }

  private static List<Advisory> readAll(List<Row> rows) {
    return ReadableRows.read(rows, "pk", DynamoAdvisoryStore::read).toList();
  }

  private static Advisory read(Row row) {
    Advisory advisory = AdvisoryJson.read(row.body());
    return row.has(READINGS)
        ? advisory.withReadings(AdvisoryJson.readReadings(row.text(READINGS)))
        : advisory;
  }
}
