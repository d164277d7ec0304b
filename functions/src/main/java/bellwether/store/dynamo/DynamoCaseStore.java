package bellwether.store.dynamo;

import bellwether.domain.notice.Case;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import bellwether.store.dynamo.json.CaseJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.util.List;
import java.util.Optional;

/** Stores cases in the table of deliveries under ids that no delivery has. They are in no index. */
final class DynamoCaseStore implements CaseStore {
  private final Table table;

  DynamoCaseStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Case> find(String id) {
    return table.get(key(id)).map(DynamoCaseStore::read);
  }

  @Override
  public List<Case> findAll(List<String> ids) {
    return table.getAll(ids.stream().distinct().map(DynamoCaseStore::key).toList()).stream()
        .map(DynamoCaseStore::read)
        .toList();
  }

  @Override
  public Optional<Case> save(Case changed) {
    Case next = changed.withVersion(changed.version() + 1);
    return table.save(key(changed.id()), CaseJson.write(next), changed.version())
        ? Optional.of(next)
        : Optional.empty();
  }

  private static Row key(String id) {
    return Row.of("id", KeyEncoding.textOrHash(DeliveryStore.CASE_ID_PREFIX + id));
  }

  private static Case read(Row row) {
    return CaseJson.read(row.body(), row.version());
  }
}
