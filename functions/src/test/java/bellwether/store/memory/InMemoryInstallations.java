package bellwether.store.memory;

import bellwether.store.Installations;
import bellwether.store.InstallationsContract;

import bellwether.domain.Installation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@link Installations} in memory, for tests. Passes {@link InstallationsContract}. */
public final class InMemoryInstallations implements Installations {
  private final Map<String, Installation> kept = new ConcurrentHashMap<>();
  private final Map<String, Instant> expected = new ConcurrentHashMap<>();

  @Override
  public Optional<Installation> find(String team) {
    return Optional.ofNullable(kept.get(team));
  }

  @Override
  public void save(Installation installation) {
    kept.put(installation.team(), installation);
  }

  @Override
  public boolean replace(@Nullable Installation known, Installation next) {
    return known == null
        ? kept.putIfAbsent(next.team(), next) == null
        : kept.replace(next.team(), known, next);
  }

  @Override
  public void expect(String state, Instant until) {
    expected.put(state, until);
  }

  @Override
  public boolean take(String state, Instant now) {
    Instant until = expected.get(state);
    return until != null && until.isAfter(now) && expected.remove(state, until);
  }
}
