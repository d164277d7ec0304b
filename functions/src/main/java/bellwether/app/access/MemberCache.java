package bellwether.app.access;

import bellwether.slack.api.Membership;
import bellwether.store.StoreException;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Remembers what people are to a workspace, so that most requests wait for no further call to
 * Slack: for ten minutes in this process, and members for an hour in the table of installations, so
 * that a process that just started need not ask either. Failed lookups are not remembered.
 */
public final class MemberCache {
  static final Duration LIFETIME = Duration.ofMinutes(10);
  static final Duration STORED_LIFETIME = Duration.ofHours(1);
  static final int MAX_ENTRIES = 1_000;

  private final Map<List<String>, Entry> entries = new ConcurrentHashMap<>();
  private final Stores stores;
  private final InstantSource clock;

  private record Person(String team, String user) {
    /** A record's own hash code would be generated at the first request, which waits for it. */
    List<String> key() {
      return List.of(team, user);
    }
  }

  private record Entry(Membership membership, Instant until) {}

  public MemberCache(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  Membership get(String team, String user, Supplier<Membership> lookup) {
    Person person = new Person(team, user);
    Instant now = clock.instant();
    Entry known = entries.get(person.key());
    if (known != null && now.isBefore(known.until())) {
      return known.membership();
    }
    Membership current =
        isStoredMember(person, now) ? new Membership.Member() : askSlack(person, now, lookup);
    if (current instanceof Membership.Unknown) {
      return current;
    }
    if (entries.size() >= MAX_ENTRIES) {
      entries.clear();
    }
    entries.put(person.key(), new Entry(current, now.plus(LIFETIME)));
    return current;
  }

  private Membership askSlack(Person person, Instant now, Supplier<Membership> lookup) {
    Membership current = lookup.get();
    if (current instanceof Membership.Member) {
      store(person, now.plus(STORED_LIFETIME));
    }
    return current;
  }

  /** Slack is asked if the table cannot be read. */
  private boolean isStoredMember(Person person, Instant now) {
    try {
      return stores.installations().isMember(person.team(), person.user(), now);
    } catch (StoreException e) {
      LoggerFactory.getLogger(MemberCache.class)
          .warn("a stored membership could not be read: {}", e.getMessage());
      return false;
    }
  }

  private void store(Person person, Instant until) {
    try {
      stores.installations().saveMember(person.team(), person.user(), until);
    } catch (StoreException e) {
      LoggerFactory.getLogger(MemberCache.class)
          .warn("a membership could not be stored: {}", e.getMessage());
    }
  }
}
