package bellwether.store.memory;

import bellwether.domain.notice.Case;
import bellwether.store.CaseStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Implements {@link CaseStore} in memory, for tests. */
public final class InMemoryCaseStore implements CaseStore {
  private final Map<String, Case> cases = new HashMap<>();

  @Override
  public synchronized Optional<Case> find(String id) {
    return Optional.ofNullable(cases.get(id));
  }

  @Override
  public synchronized List<Case> findAll(List<String> ids) {
    return ids.stream().distinct().map(cases::get).filter(Objects::nonNull).toList();
  }

  @Override
  public synchronized Optional<Case> save(Case changed) {
    Case stored = cases.get(changed.id());
    if ((stored == null ? 0 : stored.version()) != changed.version()) {
      return Optional.empty();
    }
    Case next = changed.withVersion(changed.version() + 1);
    cases.put(changed.id(), next);
    return Optional.of(next);
  }
}
