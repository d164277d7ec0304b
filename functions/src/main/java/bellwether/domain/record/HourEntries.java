package bellwether.domain.record;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The reads of all feeds in one hour, in a form in which two writers can add at once and a repeated
 * addition changes nothing: a set of numbers for each feed.
 *
 * <p>A success is the minutes until the next read may follow, times 10,000, plus the second of the
 * hour; a failure is minus its second, minus 1. Two reads of a feed in one second count once.
 *
 * @param numbers by the label and name of a feed
 * @param texts reasons, by their label and the name of the feed
 */
public record HourEntries(
    Instant hour, SortedMap<String, SortedSet<Long>> numbers, SortedMap<String, String> texts) {
  private static final long MINUTES = 10_000;

  /** As long as a reason may be, because all feeds share a row. */
  private static final int MAX_REASON = 120;

  private static final String SHARED = "s:";
  private static final String OWN = "o:";
  private static final String FAILURE = "f:";
  private static final String INCOMPLETE = "i:";

  public static HourEntries none(Instant hour) {
    return new HourEntries(hour, new TreeMap<>(), new TreeMap<>());
  }

  public static Instant hourOf(Instant at) {
    return at.truncatedTo(ChronoUnit.HOURS);
  }

  /**
   * Adds a read of this hour.
   *
   * @param name the feed's, as short as the store needs it
   */
  public void add(FeedRead read, String name) {
    long second = Duration.between(hour, read.at()).toSeconds();
    long number = read.isSuccess() ? read.allowed().toMinutes() * MINUTES + second : -second - 1;
    numbers
        .computeIfAbsent((read.shared() ? SHARED : OWN) + name, _ -> new TreeSet<>())
        .add(number);
    if (read.failure() != null) {
      texts.put(FAILURE + name, shorten(read.failure()));
    }
    if (!read.incomplete().isEmpty()) {
      texts.put(INCOMPLETE + name, shorten(read.incomplete()));
    }
  }

  public void addAll(HourEntries other) {
    other.numbers.forEach(
        (name, more) -> numbers.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(more));
    texts.putAll(other.texts);
  }

  /** What is recorded of each feed. */
  public List<FeedHour> feeds() {
    List<FeedHour> feeds = new ArrayList<>();
    numbers.forEach((label, reads) -> {
      if (label.startsWith(SHARED) || label.startsWith(OWN)) {
        feeds.add(summarize(label, reads));
      }
    });
    return feeds;
  }

  private FeedHour summarize(String label, SortedSet<Long> reads) {
    String name = label.substring(SHARED.length());
    int successes = 0;
    int failures = 0;
    @Nullable Instant first = null;
    @Nullable Instant last = null;
    @Nullable Instant firstFailure = null;
    @Nullable Instant lastFailure = null;
    Duration allowed = Duration.ZERO;
    for (long read : reads) {
      if (read < 0) {
        failures++;
        // The numbers ascend, so that the latest failure comes first.
        firstFailure = hour.plusSeconds(-read - 1);
        lastFailure = lastFailure == null ? firstFailure : lastFailure;
      } else {
        successes++;
        Instant at = hour.plusSeconds(read % MINUTES);
        first = first == null || at.isBefore(first) ? at : first;
        if (last == null || at.isAfter(last)) {
          last = at;
          allowed = Duration.ofMinutes(read / MINUTES);
        }
      }
    }
    return new FeedHour(
        name,
        label.startsWith(SHARED),
        hour,
        successes,
        failures,
        first,
        last,
        allowed,
        firstFailure,
        lastFailure,
        texts.getOrDefault(FAILURE + name, ""),
        texts.getOrDefault(INCOMPLETE + name, ""));
  }

  /** The hash of the hour in the chain of hours. */
  public String hash(String previous) {
    List<String> cells = new ArrayList<>();
    cells.add(hour.toString());
    numbers.forEach((name, reads) -> cells.add(name + "=" + reads));
    texts.forEach((name, text) -> cells.add(name + "=" + text));
    return HashChain.next(previous, cells);
  }

  private static String shorten(String text) {
    return text.codePointCount(0, text.length()) <= MAX_REASON
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_REASON - 1)) + "…";
  }
}
