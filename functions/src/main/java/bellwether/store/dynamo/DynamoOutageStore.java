package bellwether.store.dynamo;

import bellwether.domain.notice.Outages;
import bellwether.store.DeliveryStore;
import bellwether.store.OutageStore;
import bellwether.store.dynamo.json.OutageJson;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.util.Optional;

/** {@link OutageStore} in one row beside the deliveries, in no index. */
final class DynamoOutageStore implements OutageStore {
  /** No case's id, which is a hash, begins with a number sign. */
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
  public Optional<Outages> save(Outages blocked) {
    Outages next = new Outages(blocked.outages(), blocked.version() + 1);
    Row row = ROW_KEY.with(Row.BODY, OutageJson.write(next)).with(Row.VERSION, next.version());
    return table.putIfVersion(row, blocked.version()) ? Optional.of(next) : Optional.empty();
  }
}
