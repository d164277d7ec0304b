package bellwether.domain.feed;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much of a feed could be read.
 *
 * @param damage the damage in the feed, in one line without text of the feed; null if none
 * @param skipped number of items that will not be read because they are unreadable or beyond a
 *     limit
 * @param pending number of documents or pages left for the next polls; 0 if the feed is up to date
 */
public record Completeness(@Nullable String damage, int skipped, int pending) {
  /** Everything was read. */
  public static final Completeness COMPLETE = new Completeness(null, 0, 0);

  /** A feed that is damaged in this way and was read as far as possible. */
  public static Completeness damaged(String damage) {
    return new Completeness(damage, 0, 0);
  }

  /** Returns a copy with more items that will not be read. */
  public Completeness withSkipped(int more) {
    return new Completeness(damage, skipped + more, pending);
  }

  /** Returns a copy with this many documents left for the next polls. */
  public Completeness withPending(int documents) {
    return new Completeness(damage, skipped, documents);
  }

  /** Combines what is missing in both, for a feed of several documents. */
  public Completeness plus(Completeness other) {
    return new Completeness(
        damage == null ? other.damage : damage, skipped + other.skipped, pending + other.pending);
  }

  /** Describes what is missing in one line; empty if everything was read. */
  public String describe() {
    StringBuilder words = new StringBuilder();
    if (isDegraded()) {
      words.append("degraded");
      if (skipped > 0) {
        words.append(String.format(Locale.ROOT, ", %,d skipped", skipped));
      }
      if (damage != null) {
        words.append(": ").append(damage);
      }
    }
    if (isCatchingUp()) {
      words.append(words.isEmpty() ? "" : "; ");
      words.append(String.format(Locale.ROOT, "catching up, %,d more to read", pending));
    }
    return words.toString();
  }

  /** Whether the document was damaged or something in it was skipped. */
  public boolean isDegraded() {
    return damage != null || skipped > 0;
  }

  /** Whether later polls have more to read. */
  public boolean isCatchingUp() {
    return pending > 0;
  }
}
