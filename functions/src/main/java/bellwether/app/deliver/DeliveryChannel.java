package bellwether.app.deliver;

import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Posts deliveries and finds them again: Slack, or a fake in tests. */
public interface DeliveryChannel {

  /**
   * Posts once, without retries. The message carries the delivery's id, by which it can be found.
   *
   * @param customer whose token is used
   */
  PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId);

  /** Replaces a message; idempotent. */
  PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId);

  /** The address of a posted message, for links to it; empty if it cannot be had. */
  Optional<String> permalink(String customer, String channel, String ts);

  /**
   * Searches the messages of a time span for a delivery's id, from where an earlier search stopped.
   */
  SearchResult find(String customer, MessageQuery query);

  /** Whether the workspace can be posted to, without a post; true if only a post can tell. */
  default boolean isAnswering(String customer) {
    return true;
  }
}
