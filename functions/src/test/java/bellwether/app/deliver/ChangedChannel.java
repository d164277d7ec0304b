package bellwether.app.deliver;

import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A channel that is searched in another way, so that a protocol breaks. */
record ChangedChannel(DeliveryChannel channel, UnaryOperator<MessageQuery> change)
    implements PostingChannel {

  @Override
  public PostResult post(
      String customer,
      String target,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    return channel.post(customer, target, message, threadTs, deliveryId);
  }

  @Override
  public SearchResult find(String customer, MessageQuery query) {
    return channel.find(customer, change.apply(query));
  }
}
