package bellwether.explore;

import bellwether.domain.notice.Case;
import bellwether.store.CaseStore;
import java.util.List;
import java.util.Optional;

/** A store of cases whose writes may seem to have failed. */
final class ExploredCaseStore implements CaseStore {
  private final Workers workers;
  private final CaseStore rows;

  ExploredCaseStore(Workers workers, CaseStore rows) {
    this.workers = workers;
    this.rows = rows;
  }

  @Override
  public Optional<Case> find(String id) {
    return workers.perform("find the case", () -> learn(rows.find(id)));
  }

  @Override
  public List<Case> findAll(List<String> ids) {
    return workers.perform(
        "find cases",
        () -> {
          List<Case> found = rows.findAll(ids);
          found.forEach(each -> workers.learn(each.version()));
          return found;
        });
  }

  @Override
  public Optional<Case> save(Case changed) {
    return workers.perform(
        "save the case",
        () -> {
          Optional<Case> saved = rows.save(changed);
          boolean lost =
              saved.isPresent() && workers.choose(ExploredDeliveryStore.WRITE).faults() > 0;
          return learn(lost ? Optional.empty() : saved);
        });
  }

  private Optional<Case> learn(Optional<Case> result) {
    workers.learn(result.map(Case::version).orElse(0L));
    return result;
  }
}
