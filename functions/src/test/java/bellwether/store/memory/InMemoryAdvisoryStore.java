package bellwether.store.memory;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.RoleReadings;
import bellwether.store.AdvisoryStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Implements {@link AdvisoryStore} in memory, for tests. */
public final class InMemoryAdvisoryStore implements AdvisoryStore {
  private static final Comparator<Advisory> OLDEST_FIRST =
      Comparator.comparing(Advisory::seenAt).thenComparing(Advisory::id);

  private final Map<String, Advisory> advisories = new HashMap<>();
  private final Set<String> unmatched = new HashSet<>();
  private final Map<String, Set<String>> terms = new HashMap<>();

  @Override
  public synchronized boolean add(Advisory advisory) {
    if (advisories.putIfAbsent(advisory.id(), unread(advisory)) != null) {
      return false;
    }
    unmatched.add(advisory.id());
    return true;
  }

  @Override
  public synchronized boolean revise(Advisory advisory) {
    Advisory before = advisories.get(advisory.id());
    if (before == null || before.revision() != advisory.revision() - 1) {
      return false;
    }
    advisories.put(advisory.id(), unread(advisory));
    unmatched.add(advisory.id());
    return true;
  }

  private static Advisory unread(Advisory advisory) {
    return advisory.withReadings(RoleReadings.NONE);
  }

  @Override
  public synchronized Optional<Advisory> find(String id) {
    return Optional.ofNullable(advisories.get(id));
  }

  @Override
  public synchronized boolean isMatched(String id) {
    return advisories.containsKey(id) && !unmatched.contains(id);
  }

  @Override
  public synchronized List<Advisory> findUnmatched(int limit) {
    return advisories.values().stream()
        .filter(advisory -> unmatched.contains(advisory.id()))
        .sorted(OLDEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void markMatched(Advisory advisory, Set<String> terms) {
    this.terms.computeIfAbsent(advisory.id(), id -> new HashSet<>()).addAll(terms);
    Advisory stored = advisories.get(advisory.id());
    if (stored != null && stored.revision() == advisory.revision()) {
      unmatched.remove(advisory.id());
      advisories.put(advisory.id(), stored.withReadings(advisory.readings()));
    }
  }

  @Override
  public synchronized List<Advisory> findByTerms(Collection<String> terms, int limit) {
    if (terms.isEmpty()) {
      return List.of();
    }
    return advisories.values().stream()
        .filter(advisory -> this.terms.getOrDefault(advisory.id(), Set.of()).containsAll(terms))
        .sorted(OLDEST_FIRST.reversed())
        .limit(limit)
        .toList();
  }

  /** Everything that was added, oldest first. */
  public synchronized List<Advisory> all() {
    return advisories.values().stream().sorted(OLDEST_FIRST).toList();
  }
}
