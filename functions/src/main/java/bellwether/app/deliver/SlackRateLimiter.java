package bellwether.app.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Holds each workspace to what Slack takes from it, and no other: one post a second in each
 * channel, fifty updates a minute, and none while Slack asked it to wait.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Slack: limits are "per method per
 *     workspace", posts "one message per second per channel", tier 3 "50+ per minute"</a>
 */
public final class SlackRateLimiter {
  private static final Duration POST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration UPDATE_INTERVAL = Duration.ofMinutes(1).dividedBy(50);

  /** A workspace that lets us in again waits no longer for it. */
  private static final Duration REJECTION_HOLD = Duration.ofSeconds(30);

  /** So many are remembered before those that are free again are forgotten. */
  private static final int PRUNE_THRESHOLD = 1_000;

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Map<Lane, Instant> nextAllowedAt = new ConcurrentHashMap<>();
  private final Map<Lane, Instant> heldUntil = new ConcurrentHashMap<>();

  public SlackRateLimiter(InstantSource clock, Sleeper pause) {
    this.clock = clock;
    this.sleeper = pause;
  }

  /**
   * What has a limit of its own. Two customers may name one channel alike and never share a limit.
   *
   * @param channel empty for all channels of the customer
   */
  record Lane(String customer, Method method, String channel) {
    static Lane posts(String customer, String channel) {
      return new Lane(customer, Method.POST, channel);
    }

    static Lane updates(String customer) {
      return new Lane(customer, Method.UPDATE, "");
    }

    private Lane withoutChannel() {
      return new Lane(customer, method, "");
    }
  }

  /** Slack's methods count apart. */
  enum Method {
    POST(POST_INTERVAL),
    UPDATE(UPDATE_INTERVAL);

    private final Duration interval;

    Method(Duration between) {
      this.interval = between;
    }
  }

  /**
   * Takes the lane's next turn, and waits for it if it comes by then.
   *
   * @return empty once the turn is taken; else, without a wait, when it comes
   */
  Optional<Instant> acquire(Lane lane, Instant patience) {
    Instant now = clock.instant();
    Instant turn = nextTurn(lane, now);
    if (turn.isAfter(now)) {
      if (turn.isAfter(patience)) {
        return Optional.of(turn);
      }
      sleeper.sleep(Duration.between(now, turn));
    }
    setTurn(nextAllowedAt, lane, clock.instant().plus(lane.method().interval));
    return Optional.empty();
  }

  /**
   * Keeps the lane closed until then, as Slack asked. Slack does not say whether a channel or the
   * workspace had too much: if it refuses a second channel while the first is closed, all are.
   */
  void holdUntil(Lane lane, Instant until) {
    Instant now = clock.instant();
    boolean another =
        heldUntil.entrySet().stream()
            .anyMatch(one ->
                one.getValue().isAfter(now)
                    && one.getKey().withoutChannel().equals(lane.withoutChannel())
                    && !one.getKey().equals(lane));
    setTurn(heldUntil, lane, until);
    if (another) {
      setTurn(heldUntil, lane.withoutChannel(), until);
    }
  }

  /** Whether some channel of the customer takes nothing before then. */
  boolean isBusyUntil(String customer, Instant then) {
    return Stream.of(nextAllowedAt, heldUntil)
        .flatMap(turns -> turns.entrySet().stream())
        .anyMatch(one ->
            one.getKey().customer().equals(customer)
                && one.getKey().method() == Method.POST
                && one.getValue().isAfter(then));
  }

  /** Lets time pass until then. */
  void sleepUntil(Instant until) {
    Instant now = clock.instant();
    if (until.isAfter(now)) {
      sleeper.sleep(Duration.between(now, until));
    }
  }

  int size() {
    return nextAllowedAt.size() + heldUntil.size();
  }

  /** Has whoever need not try leave a customer alone for a while whose workspace shut us out. */
  void holdWorkspace(String customer) {
    holdUntil(Lane.posts(customer, ""), clock.instant().plus(REJECTION_HOLD));
  }

  private Instant nextTurn(Lane lane, Instant now) {
    return later(
        nextAllowedAt.getOrDefault(lane, now),
        later(
            heldUntil.getOrDefault(lane, now), heldUntil.getOrDefault(lane.withoutChannel(), now)));
  }

  private void setTurn(Map<Lane, Instant> turns, Lane lane, Instant turn) {
    if (turns.size() > PRUNE_THRESHOLD) {
      Instant now = clock.instant();
      turns.values().removeIf(passed -> !passed.isAfter(now));
    }
    turns.merge(lane, turn, SlackRateLimiter::later);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Lets time pass. */
  public interface Sleeper {
    /** Returns after about so long. */
    void sleep(Duration duration);
  }
}
