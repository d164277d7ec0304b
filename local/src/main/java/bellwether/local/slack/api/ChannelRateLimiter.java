package bellwether.local.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lets one post in each interval through for each key, and a few in a row after a rest. */
public final class ChannelRateLimiter {
  private final InstantSource clock;
  private final Duration interval;
  private final Duration burstTolerance;

  /** When each key will have paid for all that it was let do (the generic cell rate algorithm). */
  private final Map<String, Instant> theoreticalArrivals = new HashMap<>();

  /**
   * @param burst how many are let through at once after a rest; 1 for none beyond the rate
   */
  public ChannelRateLimiter(InstantSource clock, Duration interval, int burst) {
    this.clock = clock;
    this.interval = interval;
    this.burstTolerance = interval.multipliedBy(burst - 1L);
  }

  /** Counts one for the key, or answers how long it has to wait and counts nothing. */
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
