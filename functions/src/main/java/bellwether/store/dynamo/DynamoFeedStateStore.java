package bellwether.store.dynamo;

import bellwether.domain.feed.FeedState;
import bellwether.store.FeedStateStore;
import bellwether.store.dynamo.json.FeedStateJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * {@link FeedStateStore} in a table: {@code feed, STATE} -> state, and {@code feed, SHOWN} -> what
 * it showed, which is far larger and changes far less often.
 */
final class DynamoFeedStateStore implements FeedStateStore {
  private static final String STATE = "STATE";
  private static final String FINGERPRINTS = "SHOWN";

  private final Table table;

  DynamoFeedStateStore(Table table) {
    this.table = table;
  }

  @Override
  public FeedState get(String feed) {
    return table
        .get(key(feed, STATE))
        .map(DynamoFeedStateStore::read)
        .orElse(FeedState.neverPolled(feed));
  }

  @Override
  public List<FeedState> get(Collection<String> feeds) {
    List<Row> keys = feeds.stream().distinct().map(feed -> key(feed, STATE)).toList();
    return table.getAll(keys).stream().map(DynamoFeedStateStore::read).toList();
  }

  @Override
  public Set<Long> itemFingerprints(String feed) {
    return table
        .get(key(feed, FINGERPRINTS))
        .map(row -> FingerprintCodec.decode(row.body()))
        .orElse(Set.of());
  }

  @Override
  public boolean save(FeedState state) {
    Row row =
        key(state.feed(), STATE)
            .with(Row.BODY, FeedStateJson.write(state))
            .with(Row.VERSION, state.version() + 1);
    return table.putIfVersion(row, state.version());
  }

  @Override
  public boolean save(FeedState state, Set<Long> shown) {
    table.put(key(state.feed(), FINGERPRINTS).with(Row.BODY, FingerprintCodec.encode(shown)));
    return save(state);
  }

  private static Row key(String feed, String part) {
    return Row.of("feed", KeyEncoding.textOrHash(feed)).with("part", part);
  }

  private static FeedState read(Row row) {
    return FeedStateJson.read(row.body(), row.version());
  }
}
