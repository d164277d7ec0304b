package bellwether.app.deliver;

import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks after a post that Slack did not answer whether it answers at all, and pauses the posts to
 * this workspace until it does. All other alerts of an outage are then first tried after it, in
 * their order, and none of them has to be searched for.
 */
final class OutageMonitor implements DeliveryChannel {
  private static final Duration INITIAL_PAUSE = Duration.ofSeconds(2);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

  private final DeliveryChannel slack;
  private final InstantSource clock;
  private final Map<String, Failures> failures = new ConcurrentHashMap<>();

  /** Calls in a row that Slack did not answer. */
  private record Failures(int count, Instant pausedUntil) {}

  OutageMonitor(DeliveryChannel slack, InstantSource clock) {
    this.slack = slack;
    this.clock = clock;
  }

  /** Until when to wait before a post to this workspace; empty if it may be posted to. */
  Optional<Instant> pausedUntil(String customer) {
    Failures found = failures.get(customer);
    if (found == null) {
      return Optional.empty();
    }
    if (found.pausedUntil().isAfter(clock.instant())) {
      return Optional.of(found.pausedUntil());
    }
    if (slack.isAnswering(customer)) {
      failures.remove(customer);
      return Optional.empty();
    }
    return Optional.of(addFailure(customer).pausedUntil());
  }

  /** Whether posts to this workspace wait until after that time. */
  boolean isPausedUntil(String customer, Instant time) {
    Failures found = failures.get(customer);
    return found != null && found.pausedUntil().isAfter(time);
  }

  @Override
  public PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    return note(customer, slack.post(customer, channel, message, threadTs, deliveryId));
  }

  @Override
  public PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId) {
    return note(customer, slack.update(customer, channel, ts, message, deliveryId));
  }

  @Override
  public Optional<String> permalink(String customer, String channel, String ts) {
    return slack.permalink(customer, channel, ts);
  }

  /** A failed search says nothing: perhaps only this channel cannot be read. */
  @Override
  public SearchResult find(String customer, MessageQuery query) {
    SearchResult result = slack.find(customer, query);
    if (!(result instanceof SearchResult.Inconclusive)) {
      failures.remove(customer);
    }
    return result;
  }

  @Override
  public boolean isAnswering(String customer) {
    return slack.isAnswering(customer);
  }

  private PostResult note(String customer, PostResult result) {
    if (result instanceof PostResult.NotSent || result instanceof PostResult.Unknown) {
      addFailure(customer);
    } else {
      failures.remove(customer);
    }
    return result;
  }

  private Failures addFailure(String customer) {
    Instant now = clock.instant();
    return failures.merge(
        customer,
        new Failures(1, now),
        (earlier, _) -> {
          int count = earlier.count() + 1;
          return new Failures(count, now.plus(pauseAfter(count)));
        });
  }

  /** None after the first failure, which says nothing about the next post: Slack is asked. */
  private static Duration pauseAfter(int count) {
    if (count == 1) {
      return Duration.ZERO;
    }
    Duration pause = INITIAL_PAUSE.multipliedBy(1L << Math.min(count - 2, 10));
    return pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
  }
}
