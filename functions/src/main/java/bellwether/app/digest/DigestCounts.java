package bellwether.app.digest;

import bellwether.domain.feed.FeedState;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Counts what a digest tells. */
final class DigestCounts {
  private static final Duration DAY = Duration.ofDays(1);

  /** A feed that failed once or twice in a row is likely to come back by itself. */
  private static final int MIN_REPORTED_FAILURES = 3;

  private DigestCounts() {}

  /** The alerts that arose from {@code since} on, but before {@code until}; newest first. */
  static List<Delivery> alertsBetween(List<Delivery> recent, Instant since, Instant until) {
    return recent.stream()
        .filter(one -> one.notice() instanceof Alert alert && alert.kind() == ReportKind.NEW)
        .filter(one -> !one.createdAt().isBefore(since) && one.createdAt().isBefore(until))
        .filter(one -> isReported(one) || one.isBelowMinimum() || isUndelivered(one))
        .toList();
  }

  /** What became of them. */
  static Digest.AlertCounts tally(List<Delivery> alerts) {
    int posted = 0;
    int undelivered = 0;
    int kept = 0;
    for (Delivery alert : alerts) {
      posted += isReported(alert) ? 1 : 0;
      kept += alert.isBelowMinimum() ? 1 : 0;
      undelivered += isUndelivered(alert) ? 1 : 0;
    }
    return new Digest.AlertCounts(posted, undelivered, kept);
  }

  private static boolean isUndelivered(Delivery alert) {
    return !alert.state().isFinal() || alert.state() == State.DEAD;
  }

  /** One that was taken in silently when its feed was first read has no summary for a parent. */
  private static boolean isReported(Delivery delivery) {
    return delivery.state() == State.SENT
        || (delivery.state() == State.SUMMARIZED && delivery.parentId() != null);
  }

  /**
   * How far the feeds are up to date.
   *
   * @param days that the digest covers; new items are known for the last day only
   */
  static Digest.Coverage coverage(int feeds, List<FeedState> states, int days, Instant now) {
    Instant since = now.minus(DAY);
    int fresh = (int) states.stream().filter(state -> isReadSince(state, since)).count();
    int items = states.stream().mapToInt(state -> state.activity().itemsInLastDay(now)).sum();
    return new Digest.Coverage(fresh, feeds, days == 1 ? items : null);
  }

  private static boolean isReadSince(FeedState state, Instant since) {
    return state.health().lastSuccessAt() != null && state.health().lastSuccessAt().isAfter(since);
  }

  static List<String> failingFeeds(List<FeedState> states) {
    return states.stream()
        .filter(state -> state.health().failureCount() >= MIN_REPORTED_FAILURES)
        .sorted(Comparator.comparing(FeedState::feed))
        .map(state -> state.feed() + ": " + state.health().lastError())
        .toList();
  }
}
