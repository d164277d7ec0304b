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
  private static final Duration BETWEEN_POSTS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_UPDATES = Duration.ofMinutes(1).dividedBy(50);

  /** A workspace that lets us in again waits no longer for it. */
  private static final Duration SHUT_OUT = Duration.ofSeconds(30);

  /** So many are remembered before those that are free again are forgotten. */
  private static final int MANY = 1_000;

  private final InstantSource clock;
  private final Pause pause;
  private final Map<Lane, Instant> free = new ConcurrentHashMap<>();
  private final Map<Lane, Instant> held = new ConcurrentHashMap<>();

  public SlackRateLimiter(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
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

    private Lane everywhere() {
      return new Lane(customer, method, "");
    }
  }

  /** Slack's methods count apart. */
  enum Method {
    POST(BETWEEN_POSTS),
    UPDATE(BETWEEN_UPDATES);

    private final Duration between;

    Method(Duration between) {
      this.between = between;
    }
  }

  /**
   * Takes the lane's next turn, and waits for it if it comes by then.
   *
   * @return empty once the turn is taken; else, without a wait, when it comes
   */
  Optional<Instant> take(Lane lane, Instant patience) {
    Instant now = clock.instant();
    Instant turn = turn(lane, now);
    if (turn.isAfter(now)) {
      if (turn.isAfter(patience)) {
        return Optional.of(turn);
      }
      pause.of(Duration.between(now, turn));
    }
    put(free, lane, clock.instant().plus(lane.method().between));
    return Optional.empty();
  }

  /**
   * Keeps the lane closed until then, as Slack asked. Slack does not say whether a channel or the
   * workspace had too much: if it refuses a second channel while the first is closed, all are.
   */
  void hold(Lane lane, Instant until) {
    Instant now = clock.instant();
    boolean another =
        held.entrySet().stream()
            .anyMatch(one ->
                one.getValue().isAfter(now)
                    && one.getKey().everywhere().equals(lane.everywhere())
                    && !one.getKey().equals(lane));
    put(held, lane, until);
    if (another) {
      put(held, lane.everywhere(), until);
    }
  }

  /** Whether some channel of the customer takes nothing before then. */
  boolean isCrowded(String customer, Instant then) {
    return Stream.of(free, held)
        .flatMap(turns -> turns.entrySet().stream())
        .anyMatch(one ->
            one.getKey().customer().equals(customer)
                && one.getKey().method() == Method.POST
                && one.getValue().isAfter(then));
  }

  /** Lets time pass until then. */
  void rest(Instant until) {
    Instant now = clock.instant();
    if (until.isAfter(now)) {
      pause.of(Duration.between(now, until));
    }
  }

  int remembered() {
    return free.size() + held.size();
  }

  /** Has whoever need not try leave a customer alone for a while whose workspace shut us out. */
  void shutOut(String customer) {
    hold(Lane.posts(customer, ""), clock.instant().plus(SHUT_OUT));
  }

  private Instant turn(Lane lane, Instant now) {
    return later(
        free.getOrDefault(lane, now),
        later(held.getOrDefault(lane, now), held.getOrDefault(lane.everywhere(), now)));
  }

  private void put(Map<Lane, Instant> turns, Lane lane, Instant turn) {
    if (turns.size() > MANY) {
      Instant now = clock.instant();
      turns.values().removeIf(passed -> !passed.isAfter(now));
    }
    turns.merge(lane, turn, SlackRateLimiter::later);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Lets time pass. */
  public interface Pause {
    /** Returns after about so long. */
    void of(Duration duration);
  }
}
