package bellwether.store;

import bellwether.domain.Installation;
import java.util.Optional;

/** {@link Installations} in a table: {@code team} -> installation. */
final class DynamoInstallations implements Installations {
  private final Table table;

  DynamoInstallations(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Installation> find(String team) {
    return table.get(Row.of("team", Keys.fit(team))).map(row -> InstallationJson.read(row.body()));
  }

  @Override
  public void save(Installation installation) {
    table.put(
        Row.of("team", Keys.fit(installation.team()))
            .and(Row.BODY, InstallationJson.write(installation)));
  }
}
