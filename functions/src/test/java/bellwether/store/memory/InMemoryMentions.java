package bellwether.store.memory;

import bellwether.store.Mentions;
import bellwether.store.MentionsContract;

import bellwether.domain.Mention;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@link Mentions} in memory, for tests. Passes {@link MentionsContract}. */
public final class InMemoryMentions implements Mentions {
  private final Map<Mention.Key, Mention> kept = new LinkedHashMap<>();

  @Override
  public synchronized boolean add(Mention mention) {
    return kept.putIfAbsent(mention.key(), mention) == null;
  }

  @Override
  public synchronized List<Mention.Key> between(
      String customer, Instant since, Instant until, int limit) {
    return kept.values().stream()
        .filter(mention -> mention.customer().equals(customer))
        .filter(mention -> !mention.seenAt().isBefore(since) && mention.seenAt().isBefore(until))
        .sorted(Comparator.comparing(Mention::seenAt).reversed())
        .limit(limit)
        .map(Mention::key)
        .toList();
  }

  @Override
  public synchronized List<Mention> of(List<Mention.Key> keys) {
    return keys.stream().distinct().map(kept::get).filter(Objects::nonNull).toList();
  }

  /** Everything that was ever added, in that order. */
  public synchronized List<Mention> all() {
    return List.copyOf(kept.values());
  }
}
