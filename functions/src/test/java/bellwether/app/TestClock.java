package bellwether.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A clock that stands still until a test moves it. Code that reads it without end waits for a time
 * that never comes; the test fails then, instead of running forever.
 */
public final class TestClock extends Clock {
  private static final int MAX_READS = 200_000;

  private final AtomicInteger readCount = new AtomicInteger();
  private volatile Instant now;

  public TestClock(Instant now) {
    this.now = now;
  }

  /** A clock at an arbitrary, readable instant. */
  public static TestClock start() {
    return new TestClock(Instant.parse("2026-03-02T09:00:00Z"));
  }

  public void advance(Duration duration) {
    now = now.plus(duration);
    if (!duration.isZero()) {
      readCount.set(0);
    }
  }

  @Override
  public Instant instant() {
    if (readCount.incrementAndGet() > MAX_READS) {
      throw new AssertionError("the clock was read " + MAX_READS + " times and stood still");
    }
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
