package bellwether.store;

import bellwether.domain.advisory.Advisory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stores advisories, and indexes them by name and by whether they are matched. */
public interface AdvisoryStore {
  /**
   * Adds an advisory that must be matched, without its {@link Advisory#readings}.
   *
   * @return false, with nothing changed, if its id exists
   */
  boolean add(Advisory advisory);

  /**
   * Replaces the previous revision of an advisory, which must then be matched again and has no
   * readings until then.
   *
   * @return false, with nothing changed, if another revision is stored
   */
  boolean revise(Advisory advisory);

  /** Strongly consistent. */
  Optional<Advisory> find(String id);

  /** Whether the current revision of the advisory exists and is matched. Strongly consistent. */
  boolean isMatched(String id);

  /** Up to {@code limit} advisories that are not matched yet, oldest first. */
  List<Advisory> findUnmatched(int limit);

  /**
   * Adds an advisory to the index under these terms, then marks it as matched and stores its {@link
   * Advisory#readings}, unless it was revised in the meantime. Can be repeated.
   */
  void markMatched(Advisory advisory, Set<String> terms);

  /** Up to {@code limit} advisories that have all of the terms, newest first. */
  List<Advisory> findByTerms(Collection<String> terms, int limit);
}
