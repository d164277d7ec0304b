package bellwether.store.dynamo;

import bellwether.domain.destination.Destinations;
import bellwether.store.DestinationStore;
import bellwether.store.dynamo.json.DestinationJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;

/**
 * Stores the destinations of each customer in one row of the table of deliveries, so that the
 * function that opens their addresses needs no permission to change lists and settings.
 */
final class DynamoDestinationStore implements DestinationStore {
  private final Table table;

  DynamoDestinationStore(Table table) {
    this.table = table;
  }

  @Override
  public Destinations find(String customer) {
    return table
        .get(key(customer))
        .map(row -> DestinationJson.read(row.body(), row.version()))
        .orElse(Destinations.NONE);
  }

  @Override
  public boolean save(String customer, Destinations destinations) {
    return table.save(key(customer), DestinationJson.write(destinations), destinations.version());
  }

  private static Row key(String customer) {
    return Row.of("id", ID_PREFIX + KeyEncoding.textOrHash(customer));
  }
}
