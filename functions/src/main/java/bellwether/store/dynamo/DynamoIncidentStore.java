package bellwether.store.dynamo;

import bellwether.domain.incident.Incident;
import bellwether.store.IncidentStore;
import bellwether.store.dynamo.json.IncidentJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Stores incidents under the keys {@code vendor, id}. */
final class DynamoIncidentStore implements IncidentStore {
  private final Table table;

  DynamoIncidentStore(Table table) {
    this.table = table;
  }

  @Override
  public List<Incident> findByVendor(String vendorKey) {
    return table
        .query(
            "vendor = :vendor",
            Map.of(":vendor", KeyEncoding.textOrHash(vendorKey)),
            query -> query.consistentRead(true))
        .map(row -> IncidentJson.read(row.body(), row.version()))
        .sorted(Comparator.comparing(Incident::lastReportAt).thenComparing(Incident::id))
        .toList();
  }

  @Override
  public boolean save(Incident incident) {
    Row key =
        Row.of("vendor", KeyEncoding.textOrHash(incident.vendor()))
            .with("id", KeyEncoding.textOrHash(incident.id()));
    return table.save(key, ItemSizeLimit.toJson(incident), incident.version());
  }
}
