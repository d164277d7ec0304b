package bellwether.store.dynamo;

import bellwether.store.Feeds;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.json.FeedStateJson;
import bellwether.store.dynamo.table.Keys;

import bellwether.domain.FeedState;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * {@link Feeds} in a table: {@code feed, STATE} -> state, and {@code feed, SHOWN} -> what it
 * showed, which is far larger and changes far less often.
 */
final class DynamoFeeds implements Feeds {
  private static final String STATE = "STATE";
  private static final String SHOWN = "SHOWN";

  private final Table table;

  DynamoFeeds(Table table) {
    this.table = table;
  }

  @Override
  public FeedState of(String feed) {
    return table.get(key(feed, STATE)).map(DynamoFeeds::read).orElse(FeedState.never(feed));
  }

  @Override
  public List<FeedState> of(Collection<String> feeds) {
    List<Row> keys = feeds.stream().distinct().map(feed -> key(feed, STATE)).toList();
    return table.getAll(keys).stream().map(DynamoFeeds::read).toList();
  }

  @Override
  public Set<Long> shown(String feed) {
    return table.get(key(feed, SHOWN)).map(row -> Fingerprints.unpack(row.body())).orElse(Set.of());
  }

  @Override
  public boolean save(FeedState state) {
    Row row =
        key(state.feed(), STATE)
            .and(Row.BODY, FeedStateJson.write(state))
            .and(Row.VERSION, state.version() + 1);
    return table.replace(row, state.version());
  }

  @Override
  public boolean save(FeedState state, Set<Long> shown) {
    table.put(key(state.feed(), SHOWN).and(Row.BODY, Fingerprints.pack(shown)));
    return save(state);
  }

  private static Row key(String feed, String part) {
    return Row.of("feed", Keys.fit(feed)).and("part", part);
  }

  private static FeedState read(Row row) {
    return FeedStateJson.read(row.body(), row.version());
  }
}
