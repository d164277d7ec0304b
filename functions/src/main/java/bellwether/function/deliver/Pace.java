package bellwether.function.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds posts to one a second in each channel.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Slack: "one message per second per
 *     channel"</a>
 */
public final class Pace {
  private static final Duration BETWEEN_POSTS = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Pause pause;
  private final Map<String, Instant> free = new ConcurrentHashMap<>();

  public Pace(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** Waits for the channel's turn; false, without waiting, if that would outlast the deadline. */
  boolean await(String channel, Instant deadline) {
    Instant now = clock.instant();
    Instant turn = free.getOrDefault(channel, now);
    if (turn.isAfter(deadline)) {
      return false;
    }
    if (turn.isAfter(now)) {
      pause.of(Duration.between(now, turn));
    }
    free.put(channel, clock.instant().plus(BETWEEN_POSTS));
    return true;
  }

  /** Keeps the channel closed until then, as Slack asked. */
  void hold(String channel, Instant until) {
    free.merge(channel, until, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** Lets time pass. */
  public interface Pause {
    /** Returns after about so long. */
    void of(Duration duration);
  }
}
