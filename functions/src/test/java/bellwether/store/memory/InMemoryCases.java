package bellwether.store.memory;

import bellwether.store.Cases;
import bellwether.store.dynamo.json.CaseJson;
import bellwether.store.CasesContract;

import bellwether.domain.Case;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@link Cases} in memory, for tests. Passes {@link CasesContract}. */
public final class InMemoryCases implements Cases {
  private final Map<String, Case> kept = new HashMap<>();

  @Override
  public synchronized Optional<Case> find(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public synchronized List<Case> of(List<String> ids) {
    return ids.stream().distinct().map(kept::get).filter(Objects::nonNull).toList();
  }

  @Override
  public synchronized Optional<Case> save(Case one) {
    Case known = kept.get(one.id());
    if ((known == null ? 0 : known.version()) != one.version()) {
      return Optional.empty();
    }
    Case next = CaseJson.with(one, one.version() + 1);
    kept.put(one.id(), next);
    return Optional.of(next);
  }
}
