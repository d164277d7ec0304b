package bellwether.domain.advisory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The earlier wordings of an advisory, so that only what an edit adds is reported.
 *
 * @param fingerprints of the versions that were read, oldest first, each once: mirrors of a feed
 *     may alternate between versions
 * @param previous the wording that was last matched; null if none was before the current one
 * @param editSeenAt when the current wording was first read; null if it was never reworded
 * @param replacesOtherItem whether another item had the same key and link before, so that they do
 *     not prove a copy
 */
public record EditHistory(
    List<Long> fingerprints,
    @Nullable Snapshot previous,
    @Nullable Instant editSeenAt,
    boolean replacesOtherItem) {
  /** The history of an advisory that was never reworded. */
  public static final EditHistory NONE = new EditHistory(List.of(), null, null, false);

  /** The history of an advisory that replaced another item and was never reworded. */
  public static final EditHistory REPLACEMENT = new EditHistory(List.of(), null, null, true);

  public EditHistory {
    fingerprints = List.copyOf(fingerprints);
  }

  /** Returns a copy without the previous wording. */
  public EditHistory withoutPrevious() {
    return new EditHistory(fingerprints, null, editSeenAt, replacesOtherItem);
  }

  /** The wording of an advisory at one point in time. */
  public record Snapshot(String title, String text, StatedFacts statedFacts) {}
}
