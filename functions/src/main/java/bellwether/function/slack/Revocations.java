package bellwether.function.slack;

import bellwether.domain.Installation;
import bellwether.store.Installations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Notes when a workspace threw us out: its alerts are then kept, not posted, until somebody there
 * uses Bellwether again.
 */
final class Revocations implements Departures {
  private final Supplier<BreachAnswers.Tables> tables;
  private final InstantSource clock;

  Revocations(Supplier<BreachAnswers.Tables> tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public void left(String team) {
    Installations installations = tables.get().installations();
    Instant now = clock.instant();
    Instant since = installations.find(team).map(Installation::since).orElse(now);
    installations.save(new Installation(team, since, now));
  }
}
