package bellwether.store.dynamo;

import bellwether.domain.incident.Incident;
import bellwether.store.IncidentStore;
import bellwether.store.dynamo.json.IncidentJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@link IncidentStore} in a table: {@code vendor, id} -> incident. */
final class DynamoIncidentStore implements IncidentStore {
  private final Table table;

  DynamoIncidentStore(Table table) {
    this.table = table;
  }

  @Override
  public List<Incident> findByVendor(String vendorKey) {
    Iterator<Row> rows =
        table.query(query ->
            query
                .keyConditionExpression("vendor = :vendor")
                .expressionAttributeValues(
                    Map.of(":vendor", Row.textValue(KeyEncoding.textOrHash(vendorKey))))
                .consistentRead(true));
    List<Incident> incidents = new ArrayList<>();
    rows.forEachRemaining(row -> incidents.add(IncidentJson.read(row.body(), row.version())));
    incidents.sort(Comparator.comparing(Incident::lastReportAt).thenComparing(Incident::id));
    return List.copyOf(incidents);
  }

  @Override
  public boolean save(Incident incident) {
    Row row =
        Row.of("vendor", KeyEncoding.textOrHash(incident.vendor()))
            .with("id", KeyEncoding.textOrHash(incident.id()))
            .with(Row.BODY, ItemSizeLimit.toJson(incident))
            .with(Row.VERSION, incident.version() + 1);
    return table.putIfVersion(row, incident.version());
  }
}
