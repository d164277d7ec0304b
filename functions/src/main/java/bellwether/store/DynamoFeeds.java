package bellwether.store;

import bellwether.domain.FeedState;
import java.util.List;

/** {@link Feeds} in a table: {@code feed} -> state. */
final class DynamoFeeds implements Feeds {
  private final Table table;

  DynamoFeeds(Table table) {
    this.table = table;
  }

  @Override
  public FeedState of(String feed) {
    return table.get(key(feed)).map(DynamoFeeds::read).orElse(FeedState.never(feed));
  }

  @Override
  public boolean save(FeedState state) {
    Row row =
        key(state.feed())
            .and(Row.BODY, FeedStateJson.write(state))
            .and(Row.VERSION, state.version() + 1);
    return table.replace(row, state.version());
  }

  @Override
  public List<FeedState> all() {
    return table.scan().stream().map(DynamoFeeds::read).toList();
  }

  private static Row key(String feed) {
    return Row.of("feed", Keys.fit(feed));
  }

  private static FeedState read(Row row) {
    return FeedStateJson.read(row.body(), row.version());
  }
}
