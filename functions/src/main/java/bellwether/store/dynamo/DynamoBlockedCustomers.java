package bellwether.store.dynamo;

import bellwether.store.BlockedCustomers;
import bellwether.store.dynamo.table.Row;
import bellwether.store.Deliveries;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.json.BlockageJson;

import bellwether.domain.Blocked;
import java.util.Optional;

/** {@link BlockedCustomers} in one row beside the deliveries, in no index. */
final class DynamoBlockedCustomers implements BlockedCustomers {
  /** No case's id, which is a hash, begins with a number sign. */
  private static final Row KEY = Row.of("id", Deliveries.NO_DELIVERY + "#blocked");

  private final Table table;

  DynamoBlockedCustomers(Table table) {
    this.table = table;
  }

  @Override
  public Blocked find() {
    return table
        .get(KEY)
        .map(row -> BlockageJson.readBlocked(row.body(), row.version()))
        .orElse(Blocked.NOBODY);
  }

  @Override
  public Optional<Blocked> save(Blocked blocked) {
    Blocked next = new Blocked(blocked.spells(), blocked.version() + 1);
    Row row = KEY.and(Row.BODY, BlockageJson.write(next)).and(Row.VERSION, next.version());
    return table.replace(row, blocked.version()) ? Optional.of(next) : Optional.empty();
  }
}
