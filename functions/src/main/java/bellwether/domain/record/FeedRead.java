package bellwether.domain.record;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One read of a feed, successful or not. A read that finds nothing new is a success.
 *
 * @param shared whether the feed is of the catalogue, and not of some customers only
 * @param allowed how long after a success the next read may follow; zero after a failure
 * @param failure why it failed, without secrets; null if it succeeded
 * @param incomplete what could not be read of the feed; empty if all was
 */
public record FeedRead(
    String feed,
    boolean shared,
    Instant at,
    Duration allowed,
    @Nullable String failure,
    String incomplete) {

  /** A read that led to this state of the feed. */
  public static FeedRead of(Feed feed, FeedState next, Instant now) {
    Instant success = next.health().lastSuccessAt();
    if (next.health().failureCount() > 0 || success == null) {
      String reason = next.health().lastError();
      return failed(feed, now, reason == null ? "it could not be read" : reason);
    }
    Duration pause = Duration.between(success, next.nextPollAt());
    return new FeedRead(
        feed.name(),
        feed.audience().isEmpty(),
        success,
        pause.isNegative() ? Duration.ZERO : pause,
        null,
        next.health().completeness().describe());
  }

  /** A read that failed for this reason. */
  public static FeedRead failed(Feed feed, Instant now, String reason) {
    return new FeedRead(feed.name(), feed.audience().isEmpty(), now, Duration.ZERO, reason, "");
  }

  public boolean isSuccess() {
    return failure == null;
  }
}
