package bellwether.store.memory;

import bellwether.domain.workspace.Installation;
import bellwether.store.InstallationStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Implements {@link InstallationStore} in memory, for tests. */
public class InMemoryInstallationStore implements InstallationStore {
  private final Map<String, Installation> installations = new ConcurrentHashMap<>();
  private final Map<String, Instant> oauthStates = new ConcurrentHashMap<>();
  private final Map<List<String>, Instant> members = new ConcurrentHashMap<>();

  @Override
  public Optional<Installation> find(String team) {
    return Optional.ofNullable(installations.get(team));
  }

  @Override
  public void save(Installation installation) {
    installations.put(installation.team(), installation);
  }

  @Override
  public boolean replace(@Nullable Installation known, Installation next) {
    return known == null
        ? installations.putIfAbsent(next.team(), next) == null
        : installations.replace(next.team(), known, next);
  }

  @Override
  public void saveOAuthState(String state, Instant until) {
    oauthStates.put(state, until);
  }

  @Override
  public boolean consumeOAuthState(String state, Instant now) {
    Instant until = oauthStates.get(state);
    return until != null && until.isAfter(now) && oauthStates.remove(state, until);
  }

  @Override
  public void saveMember(String team, String user, Instant until) {
    members.put(List.of(team, user), until);
  }

  @Override
  public boolean isMember(String team, String user, Instant now) {
    return now.isBefore(members.getOrDefault(List.of(team, user), Instant.MIN));
  }
}
