package bellwether.domain.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a feed between two polls, but for what it last showed.
 *
 * @param nextPollAt the feed is due from then on
 * @param version counts the writes of this state; 0 before the first
 */
public record FeedState(
    String feed,
    Validators validators,
    Address address,
    Instant nextPollAt,
    Health health,
    Activity activity,
    long version) {

  /** The state of a feed that was never polled: due at once, nothing known. */
  public static FeedState neverPolled(String feed) {
    return new FeedState(
        feed, Validators.NONE, Address.DECLARED, Instant.EPOCH, Health.UNKNOWN, Activity.NONE, 0);
  }

  /** The same with another version. */
  public FeedState withVersion(long other) {
    return new FeedState(feed, validators, address, nextPollAt, health, activity, other);
  }

  /** The same, due at another time. */
  public FeedState withNextPollAt(Instant next) {
    return new FeedState(feed, validators, address, next, health, activity, version);
  }

  /** The same with these validators. */
  public FeedState withValidators(Validators other) {
    return new FeedState(feed, other, address, nextPollAt, health, activity, version);
  }

  /** The same with this health. */
  public FeedState withHealth(Health other) {
    return new FeedState(feed, validators, address, nextPollAt, other, activity, version);
  }

  /** The same with this activity. */
  public FeedState withActivity(Activity other) {
    return new FeedState(feed, validators, address, nextPollAt, health, other, version);
  }

  /** The same at this address. */
  public FeedState withAddress(Address other) {
    return new FeedState(feed, validators, other, nextPollAt, health, activity, version);
  }

  /**
   * By what a server, or we, can tell that nothing changed.
   *
   * @param etag byte for byte as the server sent it; null where none
   * @param lastModified byte for byte as the server sent it; null where none
   * @param digest SHA-256 in hex of the body that was last kept; null where none was. Most feeds
   *     that matter send no validator
   * @param cursor which entries of a list of documents were read, in the reader's own spelling;
   *     null where the feed is no such list
   * @param fetchedAt when the server last sent the document itself, and not only that it is
   *     unchanged; null where unknown, or where the server sends no validator
   */
  public record Validators(
      @Nullable String etag,
      @Nullable String lastModified,
      @Nullable String digest,
      @Nullable String cursor,
      @Nullable Instant fetchedAt) {
    public static final Validators NONE = new Validators(null, null, null);

    /** Validators of a single document. */
    public Validators(
        @Nullable String etag, @Nullable String lastModified, @Nullable String digest) {
      this(etag, lastModified, digest, null);
    }

    /** Validators of which it is not known when the document was last sent. */
    public Validators(
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String digest,
        @Nullable String mark) {
      this(etag, lastModified, digest, mark, null);
    }

    /** Validators of a list of documents that is asked for in full each time. */
    public static Validators ofCursor(String mark) {
      return new Validators(null, null, null, mark);
    }

    /** The same with another mark. */
    public Validators withCursor(@Nullable String other) {
      return new Validators(etag, lastModified, digest, other, fetchedAt);
    }

    /** The same, the document having been sent then. */
    public Validators fetchedAt(Instant at) {
      return new Validators(etag, lastModified, digest, cursor, at);
    }

    /** Whether the server can answer by these that nothing changed. */
    public boolean hasServerValidators() {
      return etag != null || lastModified != null;
    }

    /** Those that hold wherever the same is read: a server's own mean nothing to another. */
    public Validators forOtherServer() {
      return new Validators(null, null, digest, cursor);
    }
  }

  /**
   * Where the feed is read from.
   *
   * @param movedTo instead of the declared address; null for the declared one
   * @param redirectedTo where the last answers were permanently redirected to; null where they were
   *     not
   * @param redirectCount how many answers in a row said so
   */
  public record Address(@Nullable URI movedTo, @Nullable URI redirectedTo, int redirectCount) {
    public static final Address DECLARED = new Address(null, null, 0);
  }

  /**
   * How the feed fares.
   *
   * @param failureCount polls failed in a row
   * @param lastSuccessAt null before the first success
   * @param lastError why the last poll failed, without secrets; null after a success
   * @param problem what is wrong now; null while nothing is
   * @param lastProblem what was wrong last and is over; null where nothing was
   * @param recoveredAt when it was over; null where nothing was
   * @param completeness how much of the feed the last successful poll read
   */
  public record Health(
      int failureCount,
      @Nullable Instant lastSuccessAt,
      @Nullable String lastError,
      @Nullable FeedProblem problem,
      @Nullable FeedProblem lastProblem,
      @Nullable Instant recoveredAt,
      Completeness completeness) {
    public static final Health UNKNOWN =
        new Health(0, null, null, null, null, null, Completeness.COMPLETE);

    /** A health without any trouble to tell of. */
    public static Health of(
        int failures, @Nullable Instant lastSuccessAt, @Nullable String lastError) {
      return new Health(
          failures, lastSuccessAt, lastError, null, null, null, Completeness.COMPLETE);
    }
  }

  /**
   * What the feed brought.
   *
   * @param firstReadAt when the feed was first read; null before
   * @param firstItemCount how many items it brought then
   * @param lastItemAt when an item was last new; null before the first
   * @param pollsWithNewItems how many polls brought something new
   * @param typicalGap the longest time, fading, between two arrivals; zero while unknown
   * @param itemsByHour new items by the hour in which they came, of the last day only
   */
  public record Activity(
      @Nullable Instant firstReadAt,
      int firstItemCount,
      @Nullable Instant lastItemAt,
      int pollsWithNewItems,
      Duration typicalGap,
      Map<Instant, Integer> itemsByHour) {
    public static final Activity NONE = new Activity(null, 0, null, 0, Duration.ZERO, Map.of());

    public Activity {
      itemsByHour = Map.copyOf(itemsByHour);
    }

    /** New items in the 24 hours before. */
    public int itemsInLastDay(Instant now) {
      Instant from = now.minus(Duration.ofDays(1));
      return itemsByHour.entrySet().stream()
          .filter(hour -> hour.getKey().isAfter(from))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }
  }
}
