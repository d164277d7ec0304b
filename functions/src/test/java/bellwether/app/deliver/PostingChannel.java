package bellwether.app.deliver;

import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.util.Optional;

/** A channel of tests in which nothing is updated or looked up. */
interface PostingChannel extends DeliveryChannel {
  @Override
  default PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId) {
    throw new AssertionError("an unexpected update of " + deliveryId);
  }

  @Override
  default Optional<String> permalink(String customer, String channel, String ts) {
    return Optional.empty();
  }

  @Override
  default SearchResult find(String customer, MessageQuery query) {
    throw new AssertionError("an unexpected lookup of " + query.deliveryId());
  }
}
