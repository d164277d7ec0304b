package bellwether.store.memory;

import bellwether.domain.vendor.Mention;
import bellwether.store.MentionStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Implements {@link MentionStore} in memory, for tests. */
public final class InMemoryMentionStore implements MentionStore {
  private final Map<Mention.Key, Mention> mentions = new LinkedHashMap<>();

  @Override
  public synchronized boolean add(Mention mention) {
    return mentions.putIfAbsent(mention.key(), mention) == null;
  }

  @Override
  public synchronized List<Mention.Key> findKeysBetween(
      String customer, Instant since, Instant until, int limit) {
    return mentions.values().stream()
        .filter(mention -> mention.customer().equals(customer))
        .filter(mention -> !mention.seenAt().isBefore(since) && mention.seenAt().isBefore(until))
        .sorted(Comparator.comparing(Mention::seenAt).reversed())
        .limit(limit)
        .map(Mention::key)
        .toList();
  }

  @Override
  public synchronized List<Mention> findAll(List<Mention.Key> keys) {
    return keys.stream().distinct().map(mentions::get).filter(Objects::nonNull).toList();
  }

  /** Everything that was added, in this order. */
  public synchronized List<Mention> all() {
    return List.copyOf(mentions.values());
  }
}
