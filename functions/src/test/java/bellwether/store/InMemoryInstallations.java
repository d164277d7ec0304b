package bellwether.store;

import bellwether.domain.Installation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Installations} in memory, for tests. Passes {@link InstallationsContract}. */
public final class InMemoryInstallations implements Installations {
  private final Map<String, Installation> kept = new ConcurrentHashMap<>();

  @Override
  public Optional<Installation> find(String team) {
    return Optional.ofNullable(kept.get(team));
  }

  @Override
  public void save(Installation installation) {
    kept.put(installation.team(), installation);
  }
}
