package bellwether.app.match;

import bellwether.domain.notice.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The number of alerts at once that counts as a flood.
 *
 * @param maxAlerts first alerts of incidents within the window that are posted individually;
 *     further ones are summarized. Replies in threads do not count
 * @param holdTime how long they are collected before the summary is posted
 */
public record FloodLimit(int maxAlerts, Duration window, Duration holdTime) {

  /** Far more than on a bad day, and more than anybody reads individually. */
  public static final FloodLimit DEFAULT =
      new FloodLimit(25, Duration.ofMinutes(10), Duration.ofMinutes(5));

  /** As many of the latest deliveries are searched for alerts, because most may be replies. */
  private int maxSearched() {
    return 10 * maxAlerts;
  }

  /**
   * Whether a further alert would be one too many.
   *
   * @param findRecent finds up to a number of the customer's deliveries, newest first
   */
  boolean isReached(IntFunction<List<Delivery>> findRecent, Instant now) {
    Instant since = now.minus(window);
    // Most customers have not had as many deliveries of any kind.
    List<Delivery> latest = findRecent.apply(maxAlerts);
    return latest.size() == maxAlerts
        && latest.getLast().createdAt().isAfter(since)
        && findRecent.apply(maxSearched()).stream()
                .filter(delivery -> delivery.createdAt().isAfter(since) && counts(delivery))
                .limit(maxAlerts)
                .count()
            == maxAlerts;
  }

  /** An alert that is or will be a message of its own, or is held. First reads never count. */
  private static boolean counts(Delivery delivery) {
    return delivery.isCase()
        && delivery.state() != Delivery.State.SUMMARIZED
        && delivery.outcome() != Delivery.Outcome.FIRST_READ;
  }

  /** Returns a copy without delay, for a single run that has all alerts at its end. */
  public FloodLimit withoutHold() {
    return new FloodLimit(maxAlerts, window, Duration.ZERO);
  }
}
