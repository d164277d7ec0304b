package bellwether.explore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reduces a state to 64 bits, so that millions of states can be remembered. */
public final class Fingerprint {
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private long value = FACTOR;

  public Fingerprint add(long number) {
    long mixed = (value ^ number) * FACTOR;
    value = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    return this;
  }

  public Fingerprint add(@Nullable Instant time) {
    return time == null ? add(-1) : add(time.toEpochMilli());
  }

  /** Adds a value whose hash code is the same in each run, such as a text. */
  public Fingerprint add(@Nullable Object content) {
    return switch (content) {
      case null -> add(-2);
      case Enum<?> constant -> add(constant.name().hashCode());
      default -> add(content.hashCode());
    };
  }

  public long value() {
    return value;
  }
}
