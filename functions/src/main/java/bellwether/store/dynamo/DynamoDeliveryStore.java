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
 * Stores deliveries by id. The index {@code due} contains those that are not final, the index
 * {@code recent} those of each customer.
 */
final class DynamoDeliveryStore implements DeliveryStore {
  private final Table table;
  private final WorkIndex due;

  DynamoDeliveryStore(Table table) {
    this.table = table;
    this.due = new WorkIndex(table, "due");
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
    List<Row> keys =
        table
            .query(
                "customer = :customer",
                Map.of(":customer", KeyEncoding.textOrHash(customer)),
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
    if (!(delivery.notice() instanceof MessageUpdate)) {
      row =
          row.with("customer", KeyEncoding.textOrHash(delivery.notice().customer()))
              .with("createdAt", KeyEncoding.sortableTime(delivery.createdAt()));
    }
    Row indexed = row;
    return DueOrder.dueTime(delivery)
        .map(time ->
            due.withIndexKeys(
                indexed,
                delivery.id(),
                KeyEncoding.sortableTime(time),
                delivery.notice().customer()))
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
