package bellwether.store.memory;

import bellwether.domain.notice.Case;
import bellwether.store.CaseStore;
import bellwether.store.CaseStoreContract;
import bellwether.store.dynamo.json.CaseJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@link CaseStore} in memory, for tests. Passes {@link CaseStoreContract}. */
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
  public synchronized Optional<Case> save(Case one) {
    Case known = cases.get(one.id());
    if ((known == null ? 0 : known.version()) != one.version()) {
      return Optional.empty();
    }
    Case next = CaseJson.withVersion(one, one.version() + 1);
    cases.put(one.id(), next);
    return Optional.of(next);
  }
}
