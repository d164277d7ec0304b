package bellwether.store.dynamo;

import bellwether.domain.chain.SupplierPage;
import bellwether.store.SupplierPageStore;
import bellwether.store.dynamo.json.SupplierJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.net.URI;
import java.util.Optional;

/**
 * Stores pages of subprocessors under the keys {@code #suppliers, hash of the address} in the table
 * of feeds. MatchFunction may read this partition, and nothing else there but first reads.
 */
final class DynamoSupplierPageStore implements SupplierPageStore {
  private final Table table;

  DynamoSupplierPageStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<SupplierPage> find(URI address) {
    return table
        .get(key(address))
        .map(row -> SupplierJson.readPage(row.body(), row.version()))
        .filter(page -> page.address().equals(address));
  }

  @Override
  public boolean save(SupplierPage page) {
    return table.save(key(page.address()), SupplierJson.write(page), page.version());
  }

  private static Row key(URI address) {
    return Row.of("feed", "#suppliers").with("part", KeyEncoding.hash(address.toString()));
  }
}
