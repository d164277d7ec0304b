package bellwether.feed.document;

import java.time.Duration;
import java.time.Instant;

/** Distinguishes a new claim from a copy of an earlier one. */
public final class Recurrence {
  /**
   * Trackers date the same listing hours or days apart, and gangs post a victim again within weeks
   * to demand payment. A much later post is another attack.
   */
  private static final Duration MIN_CLAIM_GAP = Duration.ofDays(90);

  private Recurrence() {}

  /** Whether two claims by the same gang about the same victim are separate. */
  public static boolean isSeparateClaim(Instant first, Instant second) {
    return Duration.between(first, second).abs().compareTo(MIN_CLAIM_GAP) > 0;
  }
}
