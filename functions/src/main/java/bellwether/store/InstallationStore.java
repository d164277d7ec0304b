package bellwether.store;

import bellwether.domain.workspace.Installation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the Slack workspaces that let us in, and who is on the way to let us in. */
public interface InstallationStore {

  /** The installation of the team, or empty if it was never seen. */
  Optional<Installation> find(String team);

  /** Puts or replaces the installation of its team. */
  void save(Installation installation);

  /**
   * Puts {@code next} in the place of {@code known}, null for none; false, with nothing written, if
   * another stands there.
   */
  boolean replace(@Nullable Installation known, Installation next);

  /** Remembers the state of an installation under way until then, as a hash only. */
  void saveOAuthState(String state, Instant until);

  /** Whether the state is expected still; of any number of calls one gets true. */
  boolean consumeOAuthState(String state, Instant now);
}
