package bellwether.domain.advisory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the source of an advisory reworded it, so that only what an edit adds is reported.
 *
 * @param fingerprints of the versions that were read, oldest first: mirrors of a feed may
 *     alternate, and each version counts once
 * @param previous what the advisory said when it was last matched; null if it was not matched
 *     before its current words
 * @param editSeenAt when its current words were first read; null if it was never reworded
 * @param replacesOtherItem whether another item had the same key and link before, so that these do
 *     not prove a copy
 */
public record EditHistory(
    List<Long> fingerprints,
    @Nullable Snapshot previous,
    @Nullable Instant editSeenAt,
    boolean replacesOtherItem) {
  /** The history of an advisory that was never reworded. */
  public static final EditHistory NONE = new EditHistory(List.of(), null, null, false);

  /** The history of one that replaced another item and was never reworded itself. */
  public static final EditHistory REPLACEMENT = new EditHistory(List.of(), null, null, true);

  public EditHistory {
    fingerprints = List.copyOf(fingerprints);
  }

  /** Returns a copy without the previous words. */
  public EditHistory withoutPrevious() {
    return new EditHistory(fingerprints, null, editSeenAt, replacesOtherItem);
  }

  /** What an advisory said at one point in time. */
  public record Snapshot(String title, String text, StatedFacts statedFacts) {}
}
