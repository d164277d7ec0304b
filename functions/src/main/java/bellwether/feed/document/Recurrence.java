package bellwether.feed.document;

import java.time.Duration;
import java.time.Instant;

/** Tells a claim that was made again from a copy of the claim before. */
public final class Recurrence {
  /**
   * Watchers date one listing hours or days apart, and gangs post a victim anew within weeks, to
   * press for payment. Much later it is another attack.
   */
  private static final Duration MIN_CLAIM_GAP = Duration.ofDays(90);

  private Recurrence() {}

  /** Whether claims of the same victim by the same gang at these times are two. */
  public static boolean isSeparateClaim(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(MIN_CLAIM_GAP) > 0;
  }
}
