package bellwether.store;

import bellwether.domain.workspace.Installation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the Slack workspaces that installed the app, and the installations in progress. */
public interface InstallationStore {
  Optional<Installation> find(String team);

  /** Adds or replaces the installation of its team. */
  void save(Installation installation);

  /**
   * Replaces {@code known}, or adds {@code next} if {@code known} is null.
   *
   * @return false, with nothing written, if another installation is stored
   */
  boolean replace(@Nullable Installation known, Installation next);

  /** Stores the hash of the OAuth state of an installation in progress. */
  void saveOAuthState(String state, Instant until);

  /** Whether the state is stored and not expired; true for one call only. */
  boolean consumeOAuthState(String state, Instant now);
}
