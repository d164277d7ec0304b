package bellwether.store.dynamo;

import bellwether.domain.feed.FeedState;
import bellwether.store.FeedStateStore;
import bellwether.store.dynamo.json.FeedStateJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Stores feed states under the keys {@code feed, STATE}, and the fingerprints of a feed's items,
 * which are larger and change less often, under {@code feed, SHOWN}.
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
    return table.get(key(feed, FINGERPRINTS)).map(row -> decode(row.body())).orElse(Set.of());
  }

  @Override
  public boolean save(FeedState state) {
    return table.save(key(state.feed(), STATE), FeedStateJson.write(state), state.version());
  }

  @Override
  public boolean save(FeedState state, Set<Long> fingerprints) {
    Row row = key(state.feed(), FINGERPRINTS).with(Row.BODY, encode(fingerprints));
    table.put(row);
    return save(state);
  }

  private static Row key(String feed, String part) {
    return Row.of("feed", KeyEncoding.textOrHash(feed)).with("part", part);
  }

  private static FeedState read(Row row) {
    return FeedStateJson.read(row.body(), row.version());
  }

  /** Base64 of 8 bytes each, sorted. A row holds over 30,000 fingerprints. */
  private static String encode(Set<Long> fingerprints) {
    ByteBuffer bytes = ByteBuffer.allocate(fingerprints.size() * Long.BYTES);
    fingerprints.stream().sorted().forEach(bytes::putLong);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static Set<Long> decode(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
    Set<Long> fingerprints = new LinkedHashSet<>();
    while (bytes.hasRemaining()) {
      fingerprints.add(bytes.getLong());
    }
    return fingerprints;
  }
}
