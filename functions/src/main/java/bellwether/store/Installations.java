package bellwether.store;

import bellwether.domain.Installation;
import java.util.Optional;

/** Keeps the Slack workspaces that let us in. */
public interface Installations {

  /** The installation of the team, or empty if it was never seen. */
  Optional<Installation> find(String team);

  /** Puts or replaces the installation of its team. */
  void save(Installation installation);
}
