package bellwether.store.dynamo;

import bellwether.store.Installations;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Keys;
import bellwether.store.dynamo.json.InstallationJson;

import bellwether.domain.Installation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@link Installations} in a table: {@code team} -> installation, and {@code #state:} with a hash
 * -> when it expires. No team's id begins with a number sign.
 */
final class DynamoInstallations implements Installations {
  private static final String STATE = "#state:";

  /** Also what the table's time to live goes by, which takes days: hence the condition. */
  private static final String EXPIRES = "expiresAt";

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
    table.put(row(installation));
  }

  @Override
  public boolean replace(@Nullable Installation known, Installation next) {
    return known == null
        ? table.add(row(next))
        : table.replaceIf(
            row(next),
            Row.BODY + " = :known",
            Map.of(":known", Row.ofText(InstallationJson.write(known))));
  }

  @Override
  public void expect(String state, Instant until) {
    table.put(stateKey(state).and(EXPIRES, until.getEpochSecond()));
  }

  @Override
  public boolean take(String state, Instant now) {
    return table.deleteIf(
        stateKey(state), EXPIRES + " > :now", Map.of(":now", Row.ofNumber(now.getEpochSecond())));
  }

  private static Row row(Installation installation) {
    return Row.of("team", Keys.fit(installation.team()))
        .and(Row.BODY, InstallationJson.write(installation));
  }

  private static Row stateKey(String state) {
    return Row.of("team", STATE + Keys.hash(state));
  }
}
