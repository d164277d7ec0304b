package bellwether.explore;

import bellwether.app.deliver.DeliveryChannel;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message in Slack whose updates may be applied late, or without an answer. */
final class ExploredMessage implements DeliveryChannel {
  private static final Option UPDATED = Option.normal("updated");
  private static final Option LOST_ANSWER = Option.fault("updated, without an answer");
  private static final Option DROPPED = Option.fault("not updated, without an answer");
  private static final Option LATE = Option.fault("not answered, and updated late");
  private static final Option RATE_LIMITED = Option.fault("rate limited");
  private static final List<Option> UPDATES =
      List.of(UPDATED, LOST_ANSWER, DROPPED, LATE, RATE_LIMITED);

  private static final Duration LATENESS = Duration.ofSeconds(119);

  private final Workers workers;
  private final List<Landing> landings = new ArrayList<>();
  private @Nullable SlackMessage shown;

  private record Landing(Instant at, SlackMessage message) {}

  ExploredMessage(Workers workers) {
    this.workers = workers;
  }

  /** What the message shows; null if it was never updated. */
  @Nullable SlackMessage shown() {
    return shown;
  }

  @Override
  public PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId) {
    return workers.perform(
        "update the message",
        workers.now().plusSeconds(60), // less than a claim lasts
        () -> {
          PostResult result = answer(channel, ts, message);
          workers.learn(result.getClass().getSimpleName().hashCode());
          return result;
        });
  }

  private PostResult answer(String channel, String ts, SlackMessage message) {
    Option outcome = workers.choose(UPDATES);
    if (outcome == UPDATED || outcome == LOST_ANSWER) {
      shown = message;
    } else if (outcome == LATE) {
      landings.add(new Landing(workers.now().plus(LATENESS), message));
    }
    return outcome == UPDATED
        ? new PostResult.Posted(ts, channel)
        : outcome == RATE_LIMITED
            ? new PostResult.RateLimited(Duration.ofSeconds(30))
            : new PostResult.Unknown("HTTP 500");
  }

  @Override
  public PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    throw new AssertionError("an unexpected post of " + deliveryId);
  }

  @Override
  public Optional<String> permalink(String customer, String channel, String ts) {
    return Optional.empty();
  }

  @Override
  public SearchResult find(String customer, MessageQuery query) {
    throw new AssertionError("an unexpected search for " + query.deliveryId());
  }

  /** Applies the updates that have been under way until now. */
  void land(Instant now) {
    for (Landing landing : List.copyOf(landings)) {
      if (!landing.at().isAfter(now)) {
        landings.remove(landing);
        shown = landing.message();
      }
    }
  }

  void describe(Fingerprint state) {
    state.add(shown).add(landings.size());
    landings.forEach(landing -> state.add(landing.at()).add(landing.message()));
  }
}
