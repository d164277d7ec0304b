package bellwether.store;

import bellwether.domain.notice.Case;
import java.util.List;
import java.util.Optional;

/** Stores the cases of alerts. */
public interface CaseStore {
  /** The case of an alert's delivery; empty if nobody has acted yet. Strongly consistent. */
  Optional<Case> find(String id);

  /** The existing cases of these deliveries, in the given order. */
  List<Case> findAll(List<String> ids);

  /**
   * Replaces the case that has the same version, where version 0 means that there is none.
   *
   * @return the case with its new version; empty, with nothing written, if another writer was first
   */
  Optional<Case> save(Case changed);
}
