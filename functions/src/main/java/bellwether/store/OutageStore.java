package bellwether.store;

import bellwether.domain.notice.Blocked;
import java.util.Optional;

/** Keeps which workspaces take nothing from us. */
public interface OutageStore {

  /** All of them; {@link Blocked#NOBODY} if there never were any. Strongly consistent. */
  Blocked find();

  /**
   * Replaces what has the version {@code blocked.version()}.
   *
   * @return what now stands, or empty, with nothing written, if somebody else wrote in between
   */
  Optional<Blocked> save(Blocked blocked);
}
