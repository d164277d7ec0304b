package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.UnconfirmedPost;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.SearchResult;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Searches Slack for the unconfirmed posts of a delivery. */
final class DeliveryFinder {
  /**
   * Our clock and Slack's, which dates messages, may differ by this much. Requests from Slack whose
   * time differs by more are rejected, so a clock that is further off is noticed: no command works.
   */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final DeliveryChannel slack;
  private final Duration settleTime;

  DeliveryFinder(DeliveryChannel slack, Duration settleTime) {
    this.slack = slack;
    this.settleTime = settleTime;
  }

  /**
   * Searches from the time of the first unconfirmed post until the last one must have arrived. The
   * span does not change between searches, so that each can continue where the one before stopped.
   */
  SearchResult find(Delivery delivery, String channel, @Nullable String threadTs) {
    UnconfirmedPost post = Objects.requireNonNull(delivery.unconfirmed());
    return slack.find(
        delivery.notice().customer(),
        new MessageQuery(
            channel,
            delivery.id(),
            post.sentAt().minus(CLOCK_TOLERANCE),
            post.unclearAt().plus(settleTime).plus(CLOCK_TOLERANCE),
            threadTs,
            post.searchPosition()));
  }
}
