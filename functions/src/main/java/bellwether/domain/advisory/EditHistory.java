package bellwether.domain.advisory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the source of an advisory reworded it, so that only what an edit adds is told.
 *
 * @param fingerprints of the editions that were read, oldest first: copies of a feed that differ
 *     may alternate, and an edition counts once
 * @param previous what the advisory said when it was last matched; null where it was not matched
 *     before its newest words
 * @param editSeenAt when its newest words were first read; null where it was never reworded
 * @param replacesOtherItem whether something else stood under its key and link before, so that
 *     these prove no copy
 */
public record EditHistory(
    List<Long> fingerprints,
    @Nullable Snapshot previous,
    @Nullable Instant editSeenAt,
    boolean replacesOtherItem) {
  /** Of an advisory that was never reworded. */
  public static final EditHistory NONE = new EditHistory(List.of(), null, null, false);

  /** Of one that stands where something else did, and was never reworded itself. */
  public static final EditHistory REPLACEMENT = new EditHistory(List.of(), null, null, true);

  public EditHistory {
    fingerprints = List.copyOf(fingerprints);
  }

  /** The same without what was said before. */
  public EditHistory withoutPrevious() {
    return new EditHistory(fingerprints, null, editSeenAt, replacesOtherItem);
  }

  /** What an advisory said at one time. */
  public record Snapshot(String title, String text, StatedFacts statedFacts) {}
}
