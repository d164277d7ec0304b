package bellwether.app.digest;

import bellwether.app.deliver.DeliveryChannel;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Slack that accepts everything and records it. */
final class RecordingChannel implements DeliveryChannel {
  final List<SlackMessage> posts = new ArrayList<>();
  final List<@Nullable String> threads = new ArrayList<>();
  final List<SlackMessage> updates = new ArrayList<>();
  final List<String> updatedTimestamps = new ArrayList<>();
  boolean threadsAreGone;

  @Override
  public PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    if (threadsAreGone && threadTs != null) {
      return new PostResult.Rejected("thread_not_found", false, "post outside of the thread");
    }
    posts.add(message);
    threads.add(threadTs);
    return new PostResult.Posted("17." + posts.size(), channel);
  }

  @Override
  public PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId) {
    updates.add(message);
    updatedTimestamps.add(ts);
    return new PostResult.Posted(ts, channel);
  }

  @Override
  public Optional<String> permalink(String customer, String channel, String ts) {
    return Optional.empty();
  }

  @Override
  public SearchResult find(String customer, MessageQuery query) {
    return new SearchResult.NotFound();
  }
}
