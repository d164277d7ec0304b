package bellwether.store.memory;

import bellwether.domain.record.HashChain;
import bellwether.domain.record.ListChange;
import bellwether.domain.record.ListChange.Draft;
import bellwether.store.dynamo.record.ListChangeJson;
import bellwether.store.record.ListChangeStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Implements {@link ListChangeStore} in memory, for tests. */
public final class InMemoryListChangeStore implements ListChangeStore {
  private final Map<String, List<ListChange>> changes = new HashMap<>();

  @Override
  public synchronized Optional<ListChange> last(String customer) {
    List<ListChange> all = all(customer);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  @Override
  public synchronized Optional<ListChange> append(
      String customer, Draft draft, Optional<ListChange> last) {
    if (!last(customer).equals(last)) {
      return Optional.empty();
    }
    long number = last.map(ListChange::number).orElse(0L) + 1;
    String body = ListChangeJson.write(draft);
    String previous = last.map(ListChange::hash).orElse(HashChain.START);
    String hash = HashChain.next(previous, List.of(Long.toString(number), body));
    ListChange stored = ListChangeJson.read(number, body, hash, true);
    changes.computeIfAbsent(customer, _ -> new ArrayList<>()).add(stored);
    return Optional.of(stored);
  }

  @Override
  public synchronized List<ListChange> findSince(String customer, Instant since, int limit) {
    return all(customer).stream()
        .filter(change -> !change.at().isBefore(since))
        .limit(limit)
        .toList();
  }

  /** All changes of the customer, oldest first. */
  public synchronized List<ListChange> all(String customer) {
    return List.copyOf(changes.getOrDefault(customer, List.of()));
  }
}
