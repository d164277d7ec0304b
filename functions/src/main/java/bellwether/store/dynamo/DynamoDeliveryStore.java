package bellwether.store.dynamo;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.store.DeliveryStore;
import bellwether.store.DueOrder;
import bellwether.store.dynamo.json.DeliveryJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.TableSchema;
import bellwether.store.dynamo.table.WorkIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stores deliveries by id. The index {@code due} contains those that are not final, in shards of
 * their own if they go to a destination other than Slack; the index {@code recent} those of each
 * customer to Slack.
 */
final class DynamoDeliveryStore implements DeliveryStore {
  /** A filter of the stream in template.yaml contains this. */
  private static final String FORWARDED_SHARDS = "f";

  private final Table table;
  private final WorkIndex dueInSlack;
  private final WorkIndex dueElsewhere;
  private final WorkIndex due;

  /** Which deliveries a store finds as due. */
  enum Due {
    IN_SLACK,
    ELSEWHERE
  }

  DynamoDeliveryStore(Table table, Due found) {
    this.table = table;
    this.dueInSlack = new WorkIndex(table, "due");
    this.dueElsewhere = new WorkIndex(table, "due", FORWARDED_SHARDS);
    this.due = found == Due.IN_SLACK ? dueInSlack : dueElsewhere;
  }

  @Override
  public boolean add(Delivery delivery) {
    return table.putIfAbsent(row(delivery));
  }

  @Override
  public Optional<Delivery> find(String id) {
    return table.get(key(id)).map(DynamoDeliveryStore::read);
  }

  @Override
  public Optional<Delivery> save(Delivery delivery) {
    Delivery next = delivery.withVersion(delivery.version() + 1);
    return table.replaceIfVersion(row(next), delivery.version())
        ? Optional.of(next)
        : Optional.empty();
  }

  @Override
  public List<Delivery> findDue(Instant now, int limit) {
    List<Delivery> found = readAll(due.findOldest(KeyEncoding.sortableTime(now), limit)).toList();
    return DueOrder.longestDueFirst(found, now, limit);
  }

  @Override
  public List<Delivery> findDueRoundRobin(Instant now, int limit) {
    return readAll(due.findRoundRobin(KeyEncoding.sortableTime(now), limit))
        .filter(delivery -> DueOrder.isDue(delivery, now))
        .toList();
  }

  @Override
  public List<Delivery> findRecent(String customer, int limit) {
    return findNewest(
        "customer = :customer", Map.of(":customer", KeyEncoding.textOrHash(customer)), limit);
  }

  @Override
  public List<Delivery> findCreatedBetween(
      String customer, Instant since, Instant until, int limit) {
    return since.isBefore(until)
        ? findNewest(
            "customer = :customer AND createdAt BETWEEN :since AND :last",
            Map.of(
                ":customer", KeyEncoding.textOrHash(customer),
                ":since", KeyEncoding.sortableTime(since),
                ":last", KeyEncoding.sortableTime(until.minusNanos(1))),
            limit)
        : List.of();
  }

  private List<Delivery> findNewest(String condition, Map<String, String> values, int limit) {
    List<Row> keys =
        table
            .query(
                condition,
                values,
                query ->
                    query
                        .indexName("recent")
                        .scanIndexForward(false)
                        .limit(Math.clamp(limit, 1, 1000)))
            .limit(limit)
            .map(row -> row.key(TableSchema.DELIVERIES.key()))
            .toList();
    return readAll(table.getAll(keys)).toList();
  }

  private Row row(Delivery delivery) {
    Row row =
        key(delivery.id())
            .with(Row.BODY, DeliveryJson.write(delivery))
            .with(Row.VERSION, delivery.version());
    if (!(delivery.notice() instanceof MessageUpdate) && !delivery.isForwarded()) {
      row =
          row.with("customer", KeyEncoding.textOrHash(delivery.notice().customer()))
              .with("createdAt", KeyEncoding.sortableTime(delivery.createdAt()));
    }
    Row indexed = row;
    WorkIndex index = delivery.isForwarded() ? dueElsewhere : dueInSlack;
    return DueOrder.dueTime(delivery)
        .map(time ->
            index.withIndexKeys(
                indexed, delivery.id(), KeyEncoding.sortableTime(time), delivery.queue()))
        .orElse(indexed);
  }

  private static Row key(String id) {
    return Row.of("id", KeyEncoding.textOrHash(id));
  }

  private static Stream<Delivery> readAll(List<Row> rows) {
    return ReadableRows.read(rows, "id", DynamoDeliveryStore::read);
  }

  private static Delivery read(Row row) {
    return DeliveryJson.read(row.body(), row.version());
  }
}
