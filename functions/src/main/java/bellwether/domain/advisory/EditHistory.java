package bellwether.domain.advisory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the source of an advisory reworded it, so that only what an edit adds is told.
 *
 * @param prints of the editions that were read, oldest first: copies of a feed that differ may
 *     alternate, and an edition counts once
 * @param before what the advisory said when it was last matched; null where it was not matched
 *     before its newest words
 * @param readAt when its newest words were first read; null where it was never reworded
 * @param another whether something else stood under its key and link before, so that these prove no
 *     copy
 */
public record EditHistory(
    List<Long> prints, @Nullable Edition before, @Nullable Instant readAt, boolean another) {
  /** Of an advisory that was never reworded. */
  public static final EditHistory NONE = new EditHistory(List.of(), null, null, false);

  /** Of one that stands where something else did, and was never reworded itself. */
  public static final EditHistory ANOTHER = new EditHistory(List.of(), null, null, true);

  public EditHistory {
    prints = List.copyOf(prints);
  }

  /** The same without what was said before. */
  public EditHistory withoutBefore() {
    return new EditHistory(prints, null, readAt, another);
  }

  /** What an advisory said at one time. */
  public record Edition(String title, String text, StatedFacts stated) {}
}
