package bellwether.store.dynamo;

import bellwether.domain.feed.FeedState;
import bellwether.store.FeedStateStore;
import bellwether.store.dynamo.json.FeedStateJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.TextAttributes;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores feed states under the keys {@code feed, STATE}, and the fingerprints of a feed's items,
 * which are larger, under {@code feed, SHOWN}. The fingerprints that changed since are in the state
 * until they are many, so that a new item costs one write however many items its feed has. A read
 * that changes nothing else is stored with those of other feeds under {@code reads-N, TIMES}.
 */
final class DynamoFeedStateStore implements FeedStateStore {
  private static final String STATE = "STATE";
  private static final String FINGERPRINTS = "SHOWN";
  private static final String TIMES = "TIMES";

  /** The fingerprints of a state that only one of it and {@code SHOWN} contains. */
  private static final String CHANGES = "shownChanges";

  /** The version of {@code SHOWN} that the changes of a state refer to. */
  private static final String CHANGES_OF = "shownVersion";

  /** Changes are stored with the state up to this number, or to this part of all fingerprints. */
  private static final int MIN_CHANGES = 32;

  private static final int CHANGES_DIVISOR = 8;

  /** A row holds the times of several thousand feeds. */
  private static final int TIMES_ROWS = 4;

  /** Before the name of a feed, so that it cannot be the name of a key attribute. */
  private static final String FEED_ATTRIBUTE = "read:";

  private final Table table;

  DynamoFeedStateStore(Table table) {
    this.table = table;
  }

  @Override
  public FeedState get(String feed) {
    return get(List.of(feed)).stream().findFirst().orElse(FeedState.neverPolled(feed));
  }

  @Override
  public List<FeedState> get(Collection<String> feeds) {
    Stream<Row> states = feeds.stream().map(feed -> key(feed, STATE));
    Stream<Row> times = feeds.stream().map(DynamoFeedStateStore::timesKey);
    Map<Boolean, List<Row>> found =
        table.getAll(Stream.concat(states, times).distinct().toList()).stream()
            .collect(Collectors.partitioningBy(row -> row.has(Row.BODY)));
    Map<String, String> timesByAttribute = new HashMap<>();
    found.getOrDefault(false, List.of()).forEach(row -> timesByAttribute.putAll(row.texts()));
    return found.getOrDefault(true, List.of()).stream()
        .map(DynamoFeedStateStore::read)
        .map(state -> complete(state, timesByAttribute.get(timesAttribute(state.feed()))))
        .toList();
  }

  private static FeedState complete(FeedState state, @Nullable String times) {
    return times == null ? state : ReadTimes.parse(times).complete(state);
  }

  @Override
  public Set<Long> itemFingerprints(String feed) {
    Optional<Row> base = table.get(key(feed, FINGERPRINTS));
    // Read after the base, which is written before the state: changes of another base are ignored.
    Set<Long> changes =
        table
            .get(key(feed, STATE))
            .filter(state -> state.has(CHANGES) && state.number(CHANGES_OF) == baseVersion(base))
            .map(state -> decode(state.text(CHANGES)))
            .orElse(Set.of());
    return difference(decodeBase(base), changes);
  }

  /** Those in only one of the sets. */
  private static Set<Long> difference(Set<Long> some, Set<Long> others) {
    Set<Long> found = new LinkedHashSet<>(some);
    found.removeAll(others);
    others.stream().filter(other -> !some.contains(other)).forEach(found::add);
    return found;
  }

  private static Set<Long> decodeBase(Optional<Row> base) {
    return base.map(row -> decode(row.body())).orElse(Set.of());
  }

  /** Rows that were stored before states had changes have no version. */
  private static long baseVersion(Optional<Row> base) {
    return base.filter(row -> row.has(Row.VERSION)).map(Row::version).orElse(0L);
  }

  /** Keeps the changes, which another writer cannot replace without a new version. */
  @Override
  public boolean save(FeedState state) {
    Row key = key(state.feed(), STATE);
    Row kept =
        table
            .get(key)
            .filter(row -> row.has(CHANGES))
            .map(row ->
                key.with(CHANGES, row.text(CHANGES)).with(CHANGES_OF, row.number(CHANGES_OF)))
            .orElse(key);
    return save(kept, state);
  }

  private boolean save(Row key, FeedState state) {
    return table.save(key, FeedStateJson.write(state), state.version());
  }

  @Override
  public void saveReadTimes(Collection<FeedState> states) {
    Map<Row, Map<String, String>> timesByRow = new HashMap<>();
    for (FeedState state : states) {
      timesByRow
          .computeIfAbsent(timesKey(state.feed()), _ -> new HashMap<>())
          .put(timesAttribute(state.feed()), ReadTimes.of(state).format());
    }
    timesByRow.forEach((row, times) -> TextAttributes.set(table, row, times));
  }

  private static Row timesKey(String feed) {
    return key("reads-" + Math.floorMod(feed.hashCode(), TIMES_ROWS), TIMES);
  }

  private static String timesAttribute(String feed) {
    return FEED_ATTRIBUTE + KeyEncoding.textOrHash(feed);
  }

  /**
   * Every fingerprint in either row is that of a stored item, so that a base without its state, or
   * a state with the changes of another base, makes no item known that is not stored.
   */
  @Override
  public boolean save(FeedState state, Set<Long> fingerprints) {
    Row key = key(state.feed(), STATE);
    Row baseKey = key(state.feed(), FINGERPRINTS);
    Optional<Row> base = table.get(baseKey);
    Set<Long> shown = decodeBase(base);
    Set<Long> changes = difference(shown, fingerprints);
    int maxChanges = Math.max(MIN_CHANGES, shown.size() / CHANGES_DIVISOR);
    if (base.isPresent() && changes.size() <= maxChanges) {
      return save(key.with(CHANGES, encode(changes)).with(CHANGES_OF, baseVersion(base)), state);
    }
    table.put(baseKey.with(Row.BODY, encode(fingerprints)).with(Row.VERSION, state.version() + 1));
    return save(key, state);
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
