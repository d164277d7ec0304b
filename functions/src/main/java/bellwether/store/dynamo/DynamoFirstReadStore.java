package bellwether.store.dynamo;

import bellwether.domain.feed.FirstReads;
import bellwether.store.FirstReadStore;
import bellwether.store.dynamo.json.FirstReadsJson;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;

/**
 * Stores all first reads in one row of the table of feeds, whose partition key MatchFunction may
 * access alone.
 */
final class DynamoFirstReadStore implements FirstReadStore {
  private static final Row ROW_KEY = Row.of("feed", "#first").with("part", "READS");

  private final Table table;

  DynamoFirstReadStore(Table table) {
    this.table = table;
  }

  @Override
  public FirstReads find() {
    return table
        .get(ROW_KEY)
        .map(row -> FirstReadsJson.read(row.body(), row.version()))
        .orElse(FirstReads.NONE);
  }

  @Override
  public boolean save(FirstReads firstReads) {
    return table.save(ROW_KEY, FirstReadsJson.write(firstReads), firstReads.version());
  }
}
