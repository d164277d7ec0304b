package bellwether.explore;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.DeliveryStore;
import bellwether.store.DueOrder;
import bellwether.store.memory.InMemoryDeliveryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store whose writes may seem to have failed, and whose indexes may lag by two writes. */
public final class ExploredDeliveryStore implements DeliveryStore {
  /**
   * A response is lost, the client repeats the request, and the row has been replaced in between.
   */
  static final List<Option> WRITE =
      List.of(Option.normal("written"), Option.fault("written, but reported as a conflict"));

  private static final List<Option> READ =
      List.of(
          Option.normal("current"),
          Option.fault("the index lags by one write"),
          Option.fault("the index lags by two writes"));

  private final Workers workers;
  private final InMemoryDeliveryStore rows;
  private final List<Write> writes = new ArrayList<>();

  /** What only a write changes; null if it is to be derived again. */
  private @Nullable Derived derived;

  private record Write(String id, @Nullable Delivery replaced) {}

  private record Derived(long fingerprint, @Nullable Instant nextDue) {}

  public ExploredDeliveryStore(Workers workers, InMemoryDeliveryStore rows) {
    this.workers = workers;
    this.rows = rows;
  }

  @Override
  public boolean add(Delivery delivery) {
    return workers.perform(
        "add " + name(delivery.id()),
        () -> {
          boolean added = rows.add(delivery);
          if (added) {
            remember(new Write(delivery.id(), null));
          }
          boolean reported = added && workers.choose(WRITE).faults() == 0;
          workers.learn(reported ? 1 : 0);
          return reported;
        });
  }

  @Override
  public Optional<Delivery> find(String id) {
    return workers.perform("find " + name(id), () -> learn(rows.find(id)));
  }

  @Override
  public Optional<Delivery> save(Delivery delivery) {
    Optional<Delivery> result =
        workers.perform(
            "save " + name(delivery.id()) + " as " + delivery.state(), () -> replace(delivery));
    if (delivery.state() == State.SENDING) {
      workers.pause(); // before it reads the clock to decide whether its claim still holds
    }
    return result;
  }

  private Optional<Delivery> replace(Delivery delivery) {
    Optional<Delivery> replaced = rows.find(delivery.id());
    Optional<Delivery> saved = rows.save(delivery);
    if (saved.isPresent()) {
      remember(new Write(delivery.id(), replaced.orElse(null)));
      if (workers.choose(WRITE).faults() > 0) {
        return learn(Optional.empty());
      }
    } else {
      workers.record("  conflict");
    }
    return learn(saved);
  }

  @Override
  public List<Delivery> findDue(Instant now, int limit) {
    return workers.perform("find due", () -> learn(index().findDue(now, limit)));
  }

  @Override
  public List<Delivery> findDueRoundRobin(Instant now, int limit) {
    return workers.perform("find due", () -> learn(index().findDueRoundRobin(now, limit)));
  }

  @Override
  public List<Delivery> findRecent(String customer, int limit) {
    return workers.perform("find recent", () -> learn(index().findRecent(customer, limit)));
  }

  @Override
  public List<Delivery> findCreatedBetween(
      String customer, Instant since, Instant until, int limit) {
    return workers.perform(
        "find created", () -> learn(index().findCreatedBetween(customer, since, until, limit)));
  }

  private InMemoryDeliveryStore index() {
    List<Option> possible = READ.subList(0, Math.min(READ.size(), writes.size() + 1));
    int lag = READ.indexOf(workers.choose(possible));
    if (lag == 0) {
      return rows;
    }
    Map<String, Delivery> shown = new HashMap<>();
    rows.all().forEach(row -> shown.put(row.id(), row));
    for (Write undone : writes.subList(writes.size() - lag, writes.size()).reversed()) {
      if (undone.replaced() == null) {
        shown.remove(undone.id());
      } else {
        shown.put(undone.id(), undone.replaced());
      }
    }
    InMemoryDeliveryStore index = new InMemoryDeliveryStore();
    shown.values().forEach(index::add);
    return index;
  }

  private Optional<Delivery> learn(Optional<Delivery> result) {
    workers.learn(result.map(ExploredDeliveryStore::fingerprint).orElse(0L));
    return result;
  }

  private List<Delivery> learn(List<Delivery> result) {
    result.forEach(row -> workers.learn(fingerprint(row)));
    return result;
  }

  private void remember(Write write) {
    writes.add(write);
    derived = null;
  }

  /** When the first delivery is due; null if none will be. */
  public @Nullable Instant nextDue() {
    return derived().nextDue();
  }

  /** Adds the rows, and what the indexes may show of the last writes. */
  public void describe(Fingerprint state) {
    state.add(derived().fingerprint());
  }

  private Derived derived() {
    Derived known = derived;
    if (known == null) {
      known = derive();
      derived = known;
    }
    return known;
  }

  private Derived derive() {
    Fingerprint state = new Fingerprint();
    Instant nextDue = null;
    for (Delivery row : rows.all()) {
      state.add(fingerprint(row));
      Instant due = DueOrder.dueTime(row).orElse(null);
      nextDue = due == null || (nextDue != null && nextDue.isBefore(due)) ? nextDue : due;
    }
    for (Write write : writes.subList(Math.max(0, writes.size() - 2), writes.size())) {
      state.add(write.id()).add(write.replaced() == null ? 0 : fingerprint(write.replaced()));
    }
    return new Derived(state.value(), nextDue);
  }

  private static long fingerprint(Delivery row) {
    return DeliveryFingerprint.of(row);
  }

  private static String name(String id) {
    return id.length() > 8 ? id.substring(0, 8) : id;
  }
}
