package bellwether.app.deliver;

import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Slack with scripted responses. {@link #accepted} lists what it posted, whatever it responded.
 * Without a script it accepts every post.
 */
final class ScriptedChannel implements DeliveryChannel {
  final List<String> accepted = new ArrayList<>();
  final List<@Nullable String> threads = new ArrayList<>();
  final List<SlackMessage> updates = new ArrayList<>();
  final List<SlackMessage> messages = new ArrayList<>();
  final List<String> channels = new ArrayList<>();
  final List<String> searchedChannels = new ArrayList<>();
  int postCount;
  int lookupCount;
  boolean lookupFails;

  /** What else happens while Slack posts or updates a message. */
  Runnable duringCall = () -> {};

  private final Deque<Answer> script = new ArrayDeque<>();
  private final Map<String, String> postedTimestamps = new HashMap<>();

  /** Scripts whether the next post is accepted, and the response to it. */
  ScriptedChannel answer(boolean accepts, PostResult post) {
    script.add(new Answer(accepts, post));
    return this;
  }

  @Override
  public PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    postCount++;
    duringCall.run();
    Answer answer = script.poll();
    if (answer == null || answer.accepts()) {
      accepted.add(deliveryId);
      threads.add(threadTs);
      messages.add(message);
      channels.add(channel);
      postedTimestamps.put(channel + " " + deliveryId, "17." + accepted.size());
    }
    return answer == null ? new PostResult.Posted("17." + accepted.size(), channel) : answer.post();
  }

  @Override
  public PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId) {
    updates.add(message);
    duringCall.run();
    Answer answer = script.poll();
    return answer == null ? new PostResult.Posted(ts, channel) : answer.post();
  }

  @Override
  public Optional<String> permalink(String customer, String channel, String ts) {
    return Optional.of("https://acme.slack.com/archives/" + channel + "/p" + ts);
  }

  @Override
  public SearchResult find(String customer, MessageQuery query) {
    lookupCount++;
    searchedChannels.add(query.channel());
    if (lookupFails) {
      return new SearchResult.Inconclusive("missing_scope", null, null);
    }
    String ts = postedTimestamps.get(query.channel() + " " + query.deliveryId());
    return ts == null ? new SearchResult.NotFound() : new SearchResult.Found(ts);
  }

  private record Answer(boolean accepts, PostResult post) {}
}
