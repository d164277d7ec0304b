package bellwether.app.deliver;

import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Slack whose next answers are scripted. What it {@link #accepted} is the truth, whatever it
 * answered. Without a script it accepts and says so.
 */
final class ScriptedChannel implements DeliveryChannel {
  final List<String> accepted = new ArrayList<>();
  final List<@Nullable String> threads = new ArrayList<>();
  final List<SlackMessage> updates = new ArrayList<>();
  final List<String> channels = new ArrayList<>();
  int postCount;
  int lookupCount;
  boolean lookupFails;

  private final Deque<Answer> script = new ArrayDeque<>();
  private final Map<String, String> postedTimestamps = new HashMap<>();

  /** The next post is taken into the channel or not, and answered so. */
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
    Answer answer = script.poll();
    if (answer == null || answer.accepts()) {
      accepted.add(deliveryId);
      threads.add(threadTs);
      channels.add(channel);
      postedTimestamps.put(channel + " " + deliveryId, "17." + accepted.size());
    }
    return answer == null ? new PostResult.Posted("17." + accepted.size(), channel) : answer.post();
  }

  @Override
  public PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId) {
    updates.add(message);
    Answer answer = script.poll();
    return answer == null ? new PostResult.Posted(ts, channel) : answer.post();
  }

  @Override
  public SearchResult find(
      String customer,
      String channel,
      String deliveryId,
      Instant oldest,
      Instant latest,
      @Nullable String threadTs) {
    lookupCount++;
    if (lookupFails) {
      return new SearchResult.Inconclusive("missing_scope", null);
    }
    String ts = postedTimestamps.get(channel + " " + deliveryId);
    return ts == null ? new SearchResult.NotFound() : new SearchResult.Found(ts);
  }

  private record Answer(boolean accepts, PostResult post) {}
}
