package bellwether.store.dynamo.record;

import bellwether.domain.record.FeedHour;
import bellwether.domain.record.FeedRead;
import bellwether.domain.record.HashChain;
import bellwether.domain.record.HourEntries;
import bellwether.store.ConcurrentCalls;
import bellwether.store.dynamo.json.Json;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.NumberSets;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.TextAttributes;
import bellwether.store.record.FeedHourStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stores the reads of an hour under the keys {@code hour:TIME, READS-N}: all feeds share these
 * rows, because a row for each feed would cost a write for each feed and poll. The first of them
 * also holds the hour's hash, once it is over; {@code hour:, HEAD} holds the latest hash.
 */
public final class DynamoFeedHourStore implements FeedHourStore {
  /** As for the times of feeds: a row holds some thousand feeds. */
  private static final int ROWS_PER_HOUR = 4;

  /** So many hours are one request, which has at most 100 keys. */
  private static final int HOURS_PER_REQUEST = 100 / ROWS_PER_HOUR;

  /** After weeks without a poll, the empty hours are passed over in a few polls. */
  private static final int MAX_SEALED = 250;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String HEAD_KEY = "hour:";
  private static final String BEGINNING = "beginning";
  private static final String SEALED_UNTIL = "sealedUntil";
  private static final String SEAL = "seal";
  private static final String PREVIOUS_SEAL = "sealBefore";
  private static final Pattern REASON_LABELS = Pattern.compile("[fi]:.*", Pattern.DOTALL);

  private final Table table;

  public DynamoFeedHourStore(Table table) {
    this.table = table;
  }

  /** A stored hour, with its seal if it has one. */
  private record Stored(HourEntries entries, Optional<String> seal, String previousSeal) {
    boolean isIntact() {
      return seal.filter(entries.hash(previousSeal)::equals).isPresent();
    }
  }

  @Override
  public void add(Collection<FeedRead> reads) {
    Map<Row, HourEntries> entriesByRow = new HashMap<>();
    for (FeedRead read : reads) {
      String name = KeyEncoding.textOrHash(read.feed());
      Instant hour = HourEntries.hourOf(read.at());
      entriesByRow
          .computeIfAbsent(
              key(hour, Math.floorMod(read.feed().hashCode(), ROWS_PER_HOUR)),
              _ -> HourEntries.none(hour))
          .add(read, name);
    }
    entriesByRow.forEach((row, entries) -> {
      NumberSets.add(table, row, entries.numbers(), expiry(entries.hour()));
      if (!entries.texts().isEmpty()) {
        TextAttributes.set(table, row, entries.texts());
      }
    });
  }

  @Override
  public void seal(Instant now) {
    Optional<Row> stored = table.get(headKey());
    if (stored.isEmpty()) {
      saveHead(now, HourEntries.hourOf(now), HashChain.START, 0);
      return;
    }
    JsonNode head = Json.parse(stored.get().body());
    Instant from = instant(head, SEALED_UNTIL);
    Instant end = HourEntries.hourOf(now.minus(SEALED_AFTER));
    Instant limit = from.plus(HOUR.multipliedBy(MAX_SEALED));
    Instant until = end.isBefore(limit) ? end : limit;
    if (!from.isBefore(until)) {
      return;
    }
    String previous = head.path(SEAL).asText();
    for (Stored hour : read(from, until)) {
      String seal = hour.entries().hash(previous);
      TextAttributes.set(
          table, key(hour.entries().hour(), 0), Map.of(SEAL, seal, PREVIOUS_SEAL, previous));
      previous = seal;
    }
    saveHead(instant(head, BEGINNING), until, previous, stored.get().version());
  }

  /** If another writer was first, it computed the same. */
  private void saveHead(Instant beginning, Instant sealedUntil, String seal, long version) {
    ObjectNode tree = Json.newObject();
    tree.put(BEGINNING, beginning.toString());
    tree.put(SEALED_UNTIL, sealedUntil.toString());
    tree.put(SEAL, seal);
    boolean _ = table.save(headKey(), Json.toJson(tree), version);
  }

  @Override
  public Optional<Instant> beginning() {
    return table.getAll(List.of(headKey())).stream()
        .findFirst()
        .map(row -> instant(Json.parse(row.body()), BEGINNING));
  }

  @Override
  public Hours find(Instant from, Instant until) {
    List<FeedHour> feeds = new ArrayList<>();
    List<Seal> seals = new ArrayList<>();
    String previous = "";
    for (Stored hour : read(from, until)) {
      feeds.addAll(hour.entries().feeds());
      if (hour.seal().isPresent()) {
        boolean follows = seals.isEmpty() || hour.previousSeal().equals(previous);
        previous = hour.seal().get();
        seals.add(new Seal(hour.entries().hour(), previous, follows && hour.isIntact()));
      }
    }
    return new Hours(feeds, seals);
  }

  /** The hours with reads from the start of the first to the end, which is exclusive. */
  private List<Stored> read(Instant from, Instant until) {
    List<Callable<List<Stored>>> requests = new ArrayList<>();
    Instant hour = HourEntries.hourOf(from);
    while (hour.isBefore(until)) {
      Instant first = hour;
      long left = Duration.between(first, until).plus(HOUR).minusNanos(1).toHours();
      int count = (int) Math.min(HOURS_PER_REQUEST, left);
      requests.add(() -> readHours(first, count));
      hour = hour.plus(HOUR.multipliedBy(count));
    }
    return ConcurrentCalls.callAll(requests).stream().flatMap(List::stream).toList();
  }

  private List<Stored> readHours(Instant first, int count) {
    List<Instant> hours =
        IntStream.range(0, count).mapToObj(i -> first.plus(HOUR.multipliedBy(i))).toList();
    Map<String, List<Row>> rows = new HashMap<>();
    table
        .getAll(hours.stream().flatMap(DynamoFeedHourStore::keys).toList())
        .forEach(row -> rows.computeIfAbsent(row.text("feed"), _ -> new ArrayList<>()).add(row));
    return hours.stream()
        .filter(hour -> rows.containsKey(partition(hour)))
        .map(hour -> read(hour, rows.getOrDefault(partition(hour), List.of())))
        .toList();
  }

  private static Stored read(Instant hour, List<Row> rows) {
    HourEntries entries = HourEntries.none(hour);
    Map<String, String> others = new HashMap<>();
    for (Row row : rows) {
      NumberSets.of(row).forEach((name, reads) -> entries.numbers().put(name, reads));
      row.texts()
          .forEach((name, text) ->
              (REASON_LABELS.matcher(name).matches() ? entries.texts() : others).put(name, text));
    }
    return new Stored(
        entries, Optional.ofNullable(others.get(SEAL)), others.getOrDefault(PREVIOUS_SEAL, ""));
  }

  private static Stream<Row> keys(Instant hour) {
    return IntStream.range(0, ROWS_PER_HOUR).mapToObj(number -> key(hour, number));
  }

  private static Row key(Instant hour, int number) {
    return Row.of("feed", partition(hour)).with("part", "READS-" + number);
  }

  private static String partition(Instant hour) {
    return HEAD_KEY + hour;
  }

  private static Row headKey() {
    return Row.of("feed", HEAD_KEY).with("part", "HEAD");
  }

  /** Seconds since 1970, the format of DynamoDB's time to live. */
  private static long expiry(Instant hour) {
    return hour.plus(RETENTION).getEpochSecond();
  }

  private static Instant instant(JsonNode tree, String field) {
    return Instant.parse(tree.required(field).textValue());
  }
}
