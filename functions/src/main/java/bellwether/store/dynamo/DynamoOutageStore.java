package bellwether.store.dynamo;

import bellwether.domain.workspace.Outages;
import bellwether.store.DeliveryStore;
import bellwether.store.OutageStore;
import bellwether.store.dynamo.json.OutageJson;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.util.Optional;

/** Stores all outages in one row of the table of deliveries. It is in no index. */
final class DynamoOutageStore implements OutageStore {
  /** No case has this id, because its id is a hash. */
  private static final Row ROW_KEY = Row.of("id", DeliveryStore.CASE_ID_PREFIX + "#blocked");

  private final Table table;

  DynamoOutageStore(Table table) {
    this.table = table;
  }

  @Override
  public Outages find() {
    return table
        .get(ROW_KEY)
        .map(row -> OutageJson.readOutages(row.body(), row.version()))
        .orElse(Outages.NONE);
  }

  @Override
  public Optional<Outages> save(Outages outages) {
    Outages next = new Outages(outages.outages(), outages.version() + 1);
    return table.save(ROW_KEY, OutageJson.write(next), outages.version())
        ? Optional.of(next)
        : Optional.empty();
  }
}
