package bellwether.domain.feed;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much of what a feed showed was read.
 *
 * @param damage what was broken in the feed, for people, in one line, without a word of the feed;
 *     null where nothing was
 * @param skipped how many items were there and will not be read: each was unreadable, or beyond a
 *     limit
 * @param pending how many documents or pages of the feed are left for the next polls; 0 when it is
 *     read up to date
 */
public record Completeness(@Nullable String damage, int skipped, int pending) {
  /** Everything was read. */
  public static final Completeness COMPLETE = new Completeness(null, 0, 0);

  /** A feed that is broken in this way; what could be read of it was. */
  public static Completeness damaged(String damage) {
    return new Completeness(damage, 0, 0);
  }

  /** The same with more items that will not be read. */
  public Completeness withSkipped(int more) {
    return new Completeness(damage, skipped + more, pending);
  }

  /** The same with so many documents left for the next polls. */
  public Completeness withPending(int documents) {
    return new Completeness(damage, skipped, documents);
  }

  /** What is missing in either, for a feed that is made of several documents. */
  public Completeness plus(Completeness other) {
    return new Completeness(
        damage == null ? other.damage : damage, skipped + other.skipped, pending + other.pending);
  }

  /** What is missing, for people, in one line; empty where everything was read. */
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

  /** Whether the document was broken, or something in it was left out for good. */
  public boolean isDegraded() {
    return damage != null || skipped > 0;
  }

  /** Whether later polls have more to read of what is there now. */
  public boolean isCatchingUp() {
    return pending > 0;
  }
}
