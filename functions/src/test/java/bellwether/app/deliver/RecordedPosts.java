package bellwether.app.deliver;

import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel that remembers which deliveries were posted, and finds them again. */
final class RecordedPosts implements PostingChannel {
  final List<String> posted = new ArrayList<>();

  @Override
  public synchronized PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    posted.add(deliveryId);
    return new PostResult.Posted(posted.size() + ".1", channel);
  }

  @Override
  public synchronized SearchResult find(String customer, MessageQuery query) {
    int index = posted.indexOf(query.deliveryId());
    return index < 0 ? new SearchResult.NotFound() : new SearchResult.Found((index + 1) + ".1");
  }
}
