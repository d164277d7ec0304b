package bellwether.explore;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A process that is started again and again, as a schedule starts a Lambda function. */
public final class Worker implements InstantSource {
  /**
   * What a worker does.
   *
   * @param nextStart when an invocation has something to do, given the time; null if never
   */
  public record Program(
      String name, UnaryOperator<@Nullable Instant> nextStart, Runnable invocation) {}

  private final String name;
  private final Workers workers;
  private final Duration clockOffset;
  private final Duration interval;
  private @Nullable Program program;

  /** Null between invocations. */
  volatile @Nullable Thread thread;

  /** Until when it sleeps in its invocation. */
  Instant wakesAt = Instant.MIN;

  /** Until when its invocation may be paused. */
  Instant pausableUntil = Instant.MAX;

  boolean isPaused;
  private Instant restartsAt = Instant.MIN;

  /** Everything that the invocation has learned, which decides what it does next. */
  private Fingerprint learned = new Fingerprint();

  Worker(String name, Workers workers, Duration clockOffset, Duration interval) {
    this.name = name;
    this.workers = workers;
    this.clockOffset = clockOffset;
    this.interval = interval;
  }

  @Override
  public Instant instant() {
    return workers.now().plus(clockOffset);
  }

  /** Waits in an invocation. */
  public void sleep(Duration duration) {
    workers.sleep(this, duration);
  }

  public void runs(Program starts) {
    program = starts;
  }

  /** Whether an invocation has ended. */
  public boolean hasRun() {
    return !restartsAt.equals(Instant.MIN);
  }

  String name() {
    return name;
  }

  Program program() {
    return Objects.requireNonNull(program);
  }

  boolean isInvoked() {
    return thread != null;
  }

  boolean isRunnable(Instant now) {
    return isInvoked() && !wakesAt.isAfter(now);
  }

  /** When the next invocation has something to do; null if never. */
  @Nullable Instant nextStart(Instant now) {
    Instant own = program().nextStart().apply(now.plus(clockOffset));
    if (own == null) {
      return null;
    }
    Instant start = own.minus(clockOffset);
    Instant earliest = restartsAt.isAfter(now) ? restartsAt : now;
    return start.isAfter(earliest) ? start : earliest;
  }

  /** Whether two workers that start at the same time do the same. */
  boolean isLike(Worker other) {
    return !isInvoked()
        && !other.isInvoked()
        && program().name().equals(other.program().name())
        && clockOffset.equals(other.clockOffset);
  }

  /** When it continues after sleeping; null if it does not sleep. */
  @Nullable Instant wakeTime(Instant now) {
    return wakesAt.isAfter(now) ? wakesAt : null;
  }

  void learn(long value) {
    learned.add(value);
  }

  void ended(Instant now) {
    thread = null;
    learned = new Fingerprint();
    isPaused = false;
    pausableUntil = Instant.MAX;
    wakesAt = Instant.MIN;
    restartsAt = now.plus(interval);
  }

  void describe(Fingerprint state) {
    state.add(isInvoked() ? learned.value() : 0).add(isPaused ? 1 : 0);
    state.add(wakesAt.equals(Instant.MIN) ? null : wakesAt);
    state.add(restartsAt.equals(Instant.MIN) ? null : restartsAt);
  }
}
