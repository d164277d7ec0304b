package bellwether.app.access;

import bellwether.slack.api.Membership;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers for ten minutes what people are to a workspace, so that most clicks wait for no further
 * call to Slack. Failed lookups are not remembered.
 */
public final class MemberCache {
  static final Duration LIFETIME = Duration.ofMinutes(10);
  static final int MAX_ENTRIES = 1_000;

  private final Map<Person, Entry> entries = new ConcurrentHashMap<>();
  private final InstantSource clock;

  private record Person(String team, String user) {}

  private record Entry(Membership membership, Instant until) {}

  public MemberCache(InstantSource clock) {
    this.clock = clock;
  }

  Membership get(String team, String user, Supplier<Membership> lookup) {
    Person person = new Person(team, user);
    Instant now = clock.instant();
    Entry known = entries.get(person);
    if (known != null && now.isBefore(known.until())) {
      return known.membership();
    }
    Membership current = lookup.get();
    if (current instanceof Membership.Unknown) {
      return current;
    }
    if (entries.size() >= MAX_ENTRIES) {
      entries.clear();
    }
    entries.put(person, new Entry(current, now.plus(LIFETIME)));
    return current;
  }
}
