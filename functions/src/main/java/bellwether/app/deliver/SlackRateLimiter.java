package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Limits what is sent to the rate that receivers accept: to each destination other than Slack, four
 * requests a second. Limits each workspace to the rate that Slack accepts: one post a second in
 * each channel, fifty updates a minute, and none while Slack asked to wait.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Slack: limits are "per method per
 *     workspace", posts "one message per second per channel", tier 3 "50+ per minute"</a>
 */
public final class SlackRateLimiter {
  private static final Duration POST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration UPDATE_INTERVAL = Duration.ofMinutes(1).dividedBy(50);

  /**
   * A workflow of Microsoft Teams is throttled above four requests a second. See
   * https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
   */
  private static final Duration FORWARD_INTERVAL = Duration.ofMillis(250);

  /** A workspace that accepts posts again waits at most this long. */
  private static final Duration REJECTION_HOLD = Duration.ofSeconds(30);

  /** Above this number, free lanes are removed. */
  private static final int PRUNE_THRESHOLD = 1_000;

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Map<Lane, Instant> nextAllowedAt = new ConcurrentHashMap<>();
  private final Map<Lane, Instant> heldUntil = new ConcurrentHashMap<>();

  public SlackRateLimiter(InstantSource clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * A customer or channel with its own rate limit. Channels of two customers are always separate.
   *
   * @param channel empty for all channels of the customer
   */
  public record Lane(String customer, Method method, String channel) {
    public static Lane posts(String customer, String channel) {
      return new Lane(customer, Method.POST, channel);
    }

    static Lane updates(String customer) {
      return new Lane(customer, Method.UPDATE, "");
    }

    /** A destination other than Slack, by its {@link Delivery#queue}. */
    public static Lane forwards(String queue) {
      return new Lane(queue, Method.FORWARD, "");
    }

    private Lane withoutChannel() {
      return new Lane(customer, method, "");
    }
  }

  /** Slack limits each method separately. */
  public enum Method {
    POST(POST_INTERVAL),
    UPDATE(UPDATE_INTERVAL),
    FORWARD(FORWARD_INTERVAL);

    private final Duration interval;

    Method(Duration interval) {
      this.interval = interval;
    }
  }

  /**
   * Takes the lane's next slot, and waits for it if it is no later than {@code latestStart}.
   *
   * @return empty if the slot is taken; otherwise, without waiting, the time of the slot
   */
  public Optional<Instant> acquire(Lane lane, Instant latestStart) {
    Instant now = clock.instant();
    Instant slot = nextSlot(lane, now);
    if (slot.isAfter(now)) {
      if (slot.isAfter(latestStart)) {
        return Optional.of(slot);
      }
      sleeper.sleep(Duration.between(now, slot));
    }
    extend(nextAllowedAt, lane, clock.instant().plus(lane.method().interval));
    return Optional.empty();
  }

  /**
   * Holds the lane as long as Slack asked. Slack does not say whether a channel or the workspace
   * exceeded its limit: if it limits a second channel while the first is held, all are held.
   */
  public void holdUntil(Lane lane, Instant until) {
    Instant now = clock.instant();
    boolean otherIsHeld =
        heldUntil.entrySet().stream()
            .anyMatch(held ->
                held.getValue().isAfter(now)
                    && held.getKey().withoutChannel().equals(lane.withoutChannel())
                    && !held.getKey().equals(lane));
    extend(heldUntil, lane, until);
    if (otherIsHeld) {
      extend(heldUntil, lane.withoutChannel(), until);
    }
  }

  /** Whether some channel of the customer accepts no post until after that time. */
  boolean isBusyUntil(String customer, Instant time) {
    return Stream.of(nextAllowedAt, heldUntil)
        .flatMap(times -> times.entrySet().stream())
        .anyMatch(entry ->
            entry.getKey().customer().equals(customer)
                && entry.getKey().method() == Method.POST
                && entry.getValue().isAfter(time));
  }

  void sleepUntil(Instant until) {
    Instant now = clock.instant();
    if (until.isAfter(now)) {
      sleeper.sleep(Duration.between(now, until));
    }
  }

  int size() {
    return nextAllowedAt.size() + heldUntil.size();
  }

  /** Holds the posts of a customer whose workspace rejects all of them. */
  void holdWorkspace(String customer) {
    holdUntil(Lane.posts(customer, ""), clock.instant().plus(REJECTION_HOLD));
  }

  private Instant nextSlot(Lane lane, Instant now) {
    return later(
        nextAllowedAt.getOrDefault(lane, now),
        later(
            heldUntil.getOrDefault(lane, now), heldUntil.getOrDefault(lane.withoutChannel(), now)));
  }

  private void extend(Map<Lane, Instant> times, Lane lane, Instant time) {
    if (times.size() > PRUNE_THRESHOLD) {
      Instant now = clock.instant();
      times.values().removeIf(past -> !past.isAfter(now));
    }
    times.merge(lane, time, SlackRateLimiter::later);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Waits. */
  public interface Sleeper {
    void sleep(Duration duration);
  }
}
