package bellwether.store;

import bellwether.domain.notice.Outages;
import java.util.Optional;

/** Keeps which workspaces take nothing from us. */
public interface OutageStore {

  /** All of them; {@link Outages#NONE} if there never were any. Strongly consistent. */
  Outages find();

  /**
   * Replaces what has the version {@code blocked.version()}.
   *
   * @return what now stands, or empty, with nothing written, if somebody else wrote in between
   */
  Optional<Outages> save(Outages blocked);
}
