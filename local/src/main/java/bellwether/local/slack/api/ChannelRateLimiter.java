package bellwether.local.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Allows one post per interval and key, and short bursts (generic cell rate algorithm). */
public final class ChannelRateLimiter {
  private final InstantSource clock;
  private final Duration interval;
  private final Duration burstTolerance;

  private final Map<String, Instant> theoreticalArrivals = new HashMap<>();

  /**
   * @param burst the posts that are allowed at once after a pause; 1 for no burst
   */
  public ChannelRateLimiter(InstantSource clock, Duration interval, int burst) {
    this.clock = clock;
    this.interval = interval;
    this.burstTolerance = interval.multipliedBy(burst - 1L);
  }

  /** Counts a post, or returns how long the caller has to wait. */
  synchronized Optional<Duration> tryAcquire(String key) {
    Instant now = clock.instant();
    Instant due = theoreticalArrivals.getOrDefault(key, now);
    Instant start = due.isBefore(now) ? now : due;
    Duration wait = Duration.between(now.plus(burstTolerance), start);
    if (wait.isPositive()) {
      return Optional.of(wait);
    }
    theoreticalArrivals.put(key, start.plus(interval));
    return Optional.empty();
  }
}
