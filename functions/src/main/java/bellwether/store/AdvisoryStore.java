package bellwether.store;

import bellwether.domain.advisory.Advisory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps every advisory once, the work still to be done on it, and the index of names for lookups.
 */
public interface AdvisoryStore {

  /**
   * Adds an advisory as one that is still to be matched.
   *
   * @return false, with nothing changed, if its id is known
   */
  boolean add(Advisory advisory);

  /**
   * Puts a revised advisory in the place of the revision before, as one that is to be matched
   * again.
   *
   * @return false, with nothing changed, if another revision stands there
   */
  boolean revise(Advisory advisory);

  /** The advisory with this id. Strongly consistent. */
  Optional<Advisory> find(String id);

  /** Whether the advisory is there and was matched as it stands. Strongly consistent. */
  boolean isMatched(String id);

  /** Up to {@code limit} advisories that are still to be matched, oldest first. */
  List<Advisory> findUnmatched(int limit);

  /**
   * Files an advisory under the terms by which lookups find it, then takes it off the unmatched,
   * unless it was revised in the meantime. Safe to repeat.
   */
  void markMatched(Advisory advisory, Set<String> terms);

  /** Up to {@code limit} advisories filed under all of the terms, newest first. */
  List<Advisory> findByTerms(Collection<String> terms, int limit);
}
