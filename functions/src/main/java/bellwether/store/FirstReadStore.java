package bellwether.store;

import bellwether.domain.feed.FirstReads;
import java.util.function.UnaryOperator;

/** Stores the first reads of feeds until a summary reports them. */
public interface FirstReadStore {
  /** Conflicts are rare, because polls and summaries of first reads are. */
  int MAX_ATTEMPTS = 10;

  /** Strongly consistent. */
  FirstReads find();

  /**
   * Replaces the record that has the same version and increments the version.
   *
   * @return false, with nothing written, if another writer was first
   */
  boolean save(FirstReads firstReads);

  /** Applies the change to what is stored, again if another writer was first. */
  default void update(UnaryOperator<FirstReads> change) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      FirstReads known = find();
      FirstReads next = change.apply(known);
      if (next.equals(known) || save(next)) {
        return;
      }
    }
    throw new IllegalStateException("first reads contended");
  }
}
