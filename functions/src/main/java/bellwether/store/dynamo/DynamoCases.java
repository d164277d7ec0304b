package bellwether.store.dynamo;

import bellwether.store.Cases;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.json.CaseJson;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Keys;
import bellwether.store.Deliveries;

import bellwether.domain.Case;
import java.util.List;
import java.util.Optional;

/**
 * {@link Cases} in the table of deliveries, beside the message that each is about: in no index, and
 * under an id that no delivery has.
 */
final class DynamoCases implements Cases {
  private final Table table;

  DynamoCases(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Case> find(String id) {
    return table.get(key(id)).map(DynamoCases::read);
  }

  @Override
  public List<Case> of(List<String> ids) {
    return table.getAll(ids.stream().distinct().map(DynamoCases::key).toList()).stream()
        .map(DynamoCases::read)
        .toList();
  }

  @Override
  public Optional<Case> save(Case one) {
    Case next = CaseJson.with(one, one.version() + 1);
    Row row = key(one.id()).and(Row.BODY, CaseJson.write(next)).and(Row.VERSION, next.version());
    return table.replace(row, one.version()) ? Optional.of(next) : Optional.empty();
  }

  private static Row key(String id) {
    return Row.of("id", Keys.fit(Deliveries.NO_DELIVERY + id));
  }

  private static Case read(Row row) {
    return CaseJson.read(row.body(), row.version());
  }
}
