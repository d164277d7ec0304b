package bellwether.store;

import bellwether.domain.workspace.Installation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the Slack workspaces that installed the app, their members, and started installations. */
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

  /**
   * Stores that Slack called the person a member of the workspace, which may be used until then.
   */
  void saveMember(String team, String user, Instant until);

  /** Whether the person was stored as a member, and may be taken for one at that time. */
  boolean isMember(String team, String user, Instant now);
}
