package bellwether.app.deliver;

import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where deliveries are posted and looked for: Slack, or a scripted fake in tests. */
public interface DeliveryChannel {

  /**
   * Posts once, whatever happens. The delivery's id goes along as the mark to find it by.
   *
   * @param customer whose channel it is, and whose token is used
   */
  PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId);

  /** Puts a message in the place of the one that stands there; twice is as good as once. */
  PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId);

  /** Looks for a delivery's mark among the messages of the time span. */
  SearchResult find(
      String customer,
      String channel,
      String deliveryId,
      Instant oldest,
      Instant latest,
      @Nullable String threadTs);
}
