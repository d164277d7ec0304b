package bellwether.store.dynamo;

import bellwether.store.Incidents;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Keys;
import bellwether.store.dynamo.json.IncidentJson;

import bellwether.domain.Incident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@link Incidents} in a table: {@code vendor, id} -> incident. */
final class DynamoIncidents implements Incidents {
  private final Table table;

  DynamoIncidents(Table table) {
    this.table = table;
  }

  @Override
  public List<Incident> of(String vendorKey) {
    Iterator<Row> rows =
        table.query(query ->
            query
                .keyConditionExpression("vendor = :vendor")
                .expressionAttributeValues(Map.of(":vendor", Row.ofText(Keys.fit(vendorKey))))
                .consistentRead(true));
    List<Incident> incidents = new ArrayList<>();
    rows.forEachRemaining(row -> incidents.add(IncidentJson.read(row.body(), row.version())));
    incidents.sort(Comparator.comparing(Incident::lastReportAt).thenComparing(Incident::id));
    return List.copyOf(incidents);
  }

  @Override
  public boolean save(Incident incident) {
    Row row =
        Row.of("vendor", Keys.fit(incident.vendor()))
            .and("id", Keys.fit(incident.id()))
            .and(Row.BODY, Bounds.json(incident))
            .and(Row.VERSION, incident.version() + 1);
    return table.replace(row, incident.version());
  }
}
