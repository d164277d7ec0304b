package bellwether.store;

import bellwether.domain.workspace.Outages;
import java.util.Optional;

/** Stores which workspaces reject all posts. */
public interface OutageStore {
  /** The current outages, by default {@link Outages#NONE}. Strongly consistent. */
  Outages find();

  /**
   * Replaces the outages that have the same version.
   *
   * @return the outages with their new version; empty, with nothing written, if another writer was
   *     first
   */
  Optional<Outages> save(Outages outages);
}
