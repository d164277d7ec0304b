package bellwether.app.poll;

import static bellwether.app.Fixtures.advisory;

import bellwether.domain.advisory.Advisory;
import bellwether.store.AdvisoryStore;
import bellwether.store.StoreException;
import bellwether.store.memory.InMemoryAdvisoryStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the writes of advisories, and can fail them. */
final class CountingAdvisories implements AdvisoryStore {
  private final InMemoryAdvisoryStore kept = new InMemoryAdvisoryStore();
  int adds;
  @Nullable String failOn;
  @Nullable String defectOn;

  @Override
  public synchronized boolean add(Advisory advisory) {
    adds++;
    if (advisory.id().equals(failOn)) {
      throw new StoreException("the store is down", new java.io.IOException());
    }
    if (advisory.id().equals(defectOn)) {
      throw new IllegalStateException("a defect");
    }
    return kept.add(advisory);
  }

  @Override
  public boolean revise(Advisory advisory) {
    return kept.revise(advisory);
  }

  @Override
  public Optional<Advisory> find(String id) {
    return kept.find(id);
  }

  @Override
  public boolean isMatched(String id) {
    return kept.isMatched(id);
  }

  @Override
  public List<Advisory> findUnmatched(int limit) {
    return kept.findUnmatched(limit);
  }

  @Override
  public void markMatched(Advisory advisory, Set<String> terms) {
    kept.markMatched(advisory, terms);
  }

  @Override
  public List<Advisory> findByTerms(Collection<String> terms, int limit) {
    return kept.findByTerms(terms, limit);
  }
}
