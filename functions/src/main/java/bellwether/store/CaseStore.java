package bellwether.store;

import bellwether.domain.notice.Case;
import java.util.List;
import java.util.Optional;

/** Keeps what each customer did about each of its alerts. */
public interface CaseStore {

  /** The case of the alert's message, or empty while nothing was done. Strongly consistent. */
  Optional<Case> find(String id);

  /** The cases of these messages that there are, in the order given. */
  List<Case> findAll(List<String> ids);

  /**
   * Puts the case in the place of the one whose version is {@code one.version()}, 0 for none.
   *
   * @return the case as it now stands, or empty, with nothing written, if somebody else wrote in
   *     between
   */
  Optional<Case> save(Case one);
}
