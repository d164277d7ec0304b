package bellwether.domain.feed;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a feed between two polls, except the fingerprints of its items.
 *
 * @param nextPollAt when the feed is due
 * @param version counts the writes of this state; 0 before the first
 */
@RecordBuilder
public record FeedState(
    String feed,
    Validators validators,
    Address address,
    Instant nextPollAt,
    Health health,
    Activity activity,
    long version)
    implements FeedStateBuilder.With {

  /** A feed keeps its items for longer than this, so that nothing of a shorter gap is lost. */
  private static final Duration OVERDUE_AFTER = Duration.ofHours(1);

  /** A feed that fails for less time, or fewer times in a row, may recover by itself. */
  private static final Duration MIN_PROBLEM_DURATION = Duration.ofMinutes(30);

  private static final int MIN_FAILURES = 3;

  /** The state of a feed that was never polled and is due immediately. */
  public static FeedState neverPolled(String feed) {
    return new FeedState(
        feed, Validators.NONE, Address.DECLARED, Instant.EPOCH, Health.UNKNOWN, Activity.NONE, 0);
  }

  /** The state after a read that changed nothing else. */
  public FeedState withReadTimes(Instant lastSuccessAt, Instant nextPollAt) {
    return withHealth(health.withLastSuccessAt(lastSuccessAt)).withNextPollAt(nextPollAt);
  }

  /** Whether the feed was due well before this time and was not read. */
  public boolean isOverdue(Instant now, Duration interval) {
    Instant lastSuccess = health.lastSuccessAt();
    Instant due =
        health.failureCount() > 0 && lastSuccess != null ? lastSuccess.plus(interval) : nextPollAt;
    return now.isAfter(due.plus(OVERDUE_AFTER));
  }

  /** The current problem if it is unlikely to end by itself, so that people should know of it. */
  public Optional<FeedProblem> settledProblem(Instant now) {
    return Optional.ofNullable(health.problem()).filter(problem -> isSettled(problem, now));
  }

  private boolean isSettled(FeedProblem problem, Instant now) {
    boolean isPersistent = !problem.since().plus(MIN_PROBLEM_DURATION).isAfter(now);
    return switch (problem.kind()) {
      case FAILING, EMPTY -> isPersistent && health.failureCount() >= MIN_FAILURES;
      case DEGRADED -> isPersistent;
      case GONE, SILENT, CHURN -> true;
    };
  }

  /**
   * The values that show whether a document is unchanged.
   *
   * @param etag exactly as the server sent it; null if none
   * @param lastModified exactly as the server sent it; null if none
   * @param digest SHA-256 in hex of the last body; null if none. Most of the important feeds send
   *     no validator
   * @param cursor which entries of a list of documents were read, in the crawler's own format; null
   *     if the feed is not such a list
   * @param fetchedAt when the server last sent the document itself, not just "unchanged"; null if
   *     unknown, or if the server sends no validator
   */
  @RecordBuilder
  public record Validators(
      @Nullable String etag,
      @Nullable String lastModified,
      @Nullable String digest,
      @Nullable String cursor,
      @Nullable Instant fetchedAt)
      implements FeedStateValidatorsBuilder.With {
    public static final Validators NONE = new Validators(null, null, null);

    /** Validators of a single document. */
    public Validators(
        @Nullable String etag, @Nullable String lastModified, @Nullable String digest) {
      this(etag, lastModified, digest, null);
    }

    /** Validators without the time when the document was last sent. */
    public Validators(
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String digest,
        @Nullable String cursor) {
      this(etag, lastModified, digest, cursor, null);
    }

    /** Validators of a list of documents that is requested in full each time. */
    public static Validators ofCursor(String cursor) {
      return new Validators(null, null, null, cursor);
    }

    /** Whether the server can use these to answer "unchanged". */
    public boolean hasServerValidators() {
      return etag != null || lastModified != null;
    }

    /** Returns only the validators that are valid at every mirror, not those of one server. */
    public Validators forOtherServer() {
      return new Validators(null, null, digest, cursor);
    }
  }

  /**
   * The address that the feed is read from.
   *
   * @param movedTo the address used instead of the declared one; null for the declared one
   * @param redirectedTo target of the latest permanent redirects; null if there were none
   * @param redirectCount number of consecutive responses that redirected there
   */
  public record Address(@Nullable URI movedTo, @Nullable URI redirectedTo, int redirectCount) {
    public static final Address DECLARED = new Address(null, null, 0);
  }

  /**
   * The health of the feed.
   *
   * @param failureCount number of consecutive failed polls
   * @param lastSuccessAt null before the first success
   * @param lastError why the last poll failed, without secrets; null after a success
   * @param problem the current problem; null if none
   * @param lastProblem the last problem that ended; null if none
   * @param recoveredAt when it ended; null if there was none
   * @param completeness how much of the feed the last successful poll read
   * @param gaps the times in the last days in which the feed was due and was not read, oldest first
   */
  public record Health(
      int failureCount,
      @Nullable Instant lastSuccessAt,
      @Nullable String lastError,
      @Nullable FeedProblem problem,
      @Nullable FeedProblem lastProblem,
      @Nullable Instant recoveredAt,
      Completeness completeness,
      List<ReadGap> gaps) {
    public static final Health UNKNOWN = Health.of(0, null, null);

    public Health {
      gaps = List.copyOf(gaps);
    }

    Health withLastSuccessAt(Instant time) {
      return new Health(
          failureCount, time, lastError, problem, lastProblem, recoveredAt, completeness, gaps);
    }

    /** The health of a feed without problems. */
    public static Health of(
        int failures, @Nullable Instant lastSuccessAt, @Nullable String lastError) {
      return new Health(
          failures, lastSuccessAt, lastError, null, null, null, Completeness.COMPLETE, List.of());
    }
  }

  /**
   * The activity of the feed.
   *
   * @param firstReadAt when the feed was first read; null before
   * @param firstItemCount number of items it had then
   * @param lastItemAt when the latest new item was seen; null before the first
   * @param pollsWithNewItems number of polls that found new items
   * @param typicalGap the longest recent time between two new items; zero if unknown
   * @param itemsByHour new items of the last day by hour
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

    /** New items between these times, as far as they are within the last day; whole hours count. */
    public int itemsBetween(Instant from, Instant until) {
      Instant start = from.truncatedTo(ChronoUnit.HOURS);
      return itemsByHour.entrySet().stream()
          .filter(hour -> !hour.getKey().isBefore(start) && hour.getKey().isBefore(until))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }

    /** New items in the 24 hours before the given time. */
    public int itemsInLastDay(Instant now) {
      Instant from = now.minus(Duration.ofDays(1));
      return itemsByHour.entrySet().stream()
          .filter(hour -> hour.getKey().isAfter(from))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }
  }
}
