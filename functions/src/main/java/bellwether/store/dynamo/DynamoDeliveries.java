package bellwether.store.dynamo;

import bellwether.store.Deliveries;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.WorkList;
import bellwether.store.dynamo.table.Shape;
import bellwether.store.Versions;
import bellwether.store.dynamo.table.Keys;
import bellwether.store.Due;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.json.DeliveryJson;

import bellwether.domain.Delivery;
import bellwether.domain.Refresh;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link Deliveries} in a table: {@code id} -> delivery; the index {@code due} holds those that are
 * not final, the index {@code recent} all by customer.
 */
final class DynamoDeliveries implements Deliveries {
  private final Table table;
  private final WorkList due;

  DynamoDeliveries(Table table) {
    this.table = table;
    this.due = new WorkList(table, Shape.DELIVERIES, "due");
  }

  @Override
  public boolean add(Delivery delivery) {
    return table.add(row(delivery));
  }

  @Override
  public Optional<Delivery> find(String id) {
    return table.get(key(id)).map(DynamoDeliveries::read);
  }

  @Override
  public Optional<Delivery> save(Delivery delivery) {
    Delivery next = Versions.next(delivery);
    return table.replaceExisting(row(next), delivery.version())
        ? Optional.of(next)
        : Optional.empty();
  }

  @Override
  public List<Delivery> due(Instant now, int limit) {
    List<Delivery> found =
        due.upTo(Keys.time(now), limit).stream().map(DynamoDeliveries::read).toList();
    return Due.longestFirst(found, now, limit);
  }

  @Override
  public List<Delivery> dueInTurn(Instant now, int limit) {
    return due.inTurn(Keys.time(now), limit).stream()
        .map(DynamoDeliveries::read)
        .filter(delivery -> Due.at(delivery).filter(at -> !at.isAfter(now)).isPresent())
        .toList();
  }

  @Override
  public List<Delivery> recent(String customer, int limit) {
    Iterator<Row> rows =
        table.query(query ->
            query
                .indexName("recent")
                .keyConditionExpression("customer = :customer")
                .expressionAttributeValues(Map.of(":customer", Row.ofText(Keys.fit(customer))))
                .scanIndexForward(false)
                .limit(Math.clamp(limit, 1, 1000)));
    List<Row> keys = new ArrayList<>();
    while (keys.size() < limit && rows.hasNext()) {
      keys.add(rows.next().key(Shape.DELIVERIES.key()));
    }
    return table.getAll(keys).stream().map(DynamoDeliveries::read).toList();
  }

  private Row row(Delivery delivery) {
    Row row =
        key(delivery.id())
            .and(Row.BODY, DeliveryJson.write(delivery))
            .and(Row.VERSION, delivery.version());
    if (!(delivery.notice() instanceof Refresh)) {
      row =
          row.and("customer", Keys.fit(delivery.notice().customer()))
              .and("createdAt", Keys.time(delivery.createdAt()));
    }
    Row indexed = row;
    return Due.at(delivery)
        .map(time ->
            due.enter(indexed, delivery.id(), Keys.time(time), delivery.notice().customer()))
        .orElse(indexed);
  }

  private static Row key(String id) {
    return Row.of("id", Keys.fit(id));
  }

  private static Delivery read(Row row) {
    return DeliveryJson.read(row.body(), row.version());
  }
}
