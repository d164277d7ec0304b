package bellwether.store.dynamo;

import bellwether.domain.workspace.Installation;
import bellwether.store.InstallationStore;
import bellwether.store.dynamo.json.InstallationJson;
import bellwether.store.dynamo.table.KeyEncoding;
import bellwether.store.dynamo.table.Row;
import bellwether.store.dynamo.table.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores installations by {@code team}, and the expiry of an OAuth state under {@code #state:} and
 * its hash, which no team id starts with.
 */
final class DynamoInstallationStore implements InstallationStore {
  private static final String STATE_PREFIX = "#state:";
  private static final String MEMBER_PREFIX = "#member:";

  /** Also the table's time to live, which may take days to delete a row. */
  private static final String EXPIRES_AT = "expiresAt";

  private final Table table;

  DynamoInstallationStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Installation> find(String team) {
    return table
        .get(Row.of("team", KeyEncoding.textOrHash(team)))
        .map(row -> InstallationJson.read(row.body()));
  }

  @Override
  public void save(Installation installation) {
    table.put(row(installation));
  }

  @Override
  public boolean replace(@Nullable Installation known, Installation next) {
    return known == null
        ? table.putIfAbsent(row(next))
        : table.replaceIf(
            row(next),
            Row.BODY + " = :known",
            Map.of(":known", Row.textValue(InstallationJson.write(known))));
  }

  @Override
  public void saveOAuthState(String state, Instant until) {
    table.put(stateKey(state).with(EXPIRES_AT, until.getEpochSecond()));
  }

  @Override
  public boolean consumeOAuthState(String state, Instant now) {
    return table.deleteIf(
        stateKey(state),
        EXPIRES_AT + " > :now",
        Map.of(":now", Row.numberValue(now.getEpochSecond())));
  }

  @Override
  public void saveMember(String team, String user, Instant until) {
    table.put(memberKey(team, user).with(EXPIRES_AT, until.getEpochSecond()));
  }

  @Override
  public boolean isMember(String team, String user, Instant now) {
    return table
        .get(memberKey(team, user))
        .filter(row -> now.getEpochSecond() < row.number(EXPIRES_AT))
        .isPresent();
  }

  private static Row row(Installation installation) {
    return Row.of("team", KeyEncoding.textOrHash(installation.team()))
        .with(Row.BODY, InstallationJson.write(installation));
  }

  /** The length keeps apart what a separator in one of the ids would mix up. */
  private static Row memberKey(String team, String user) {
    return Row.of(
        "team", KeyEncoding.textOrHash(MEMBER_PREFIX + team.length() + ':' + team + ':' + user));
  }

  private static Row stateKey(String state) {
    return Row.of("team", STATE_PREFIX + KeyEncoding.hash(state));
  }
}
