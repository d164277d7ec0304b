package bellwether.store.memory;

import bellwether.store.Subscriptions;
import bellwether.store.SubscriptionsContract;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** {@link Subscriptions} in memory, for tests. Passes {@link SubscriptionsContract}. */
public final class InMemorySubscriptions implements Subscriptions {
  private final Map<String, List<URI>> kept = new TreeMap<>();
  private final Map<String, List<URI>> pages = new TreeMap<>();

  @Override
  public synchronized List<URI> of(String customer) {
    return List.copyOf(kept.getOrDefault(customer, List.of()));
  }

  @Override
  public synchronized Addition add(String customer, URI feed, int most) {
    List<URI> feeds = kept.computeIfAbsent(customer, none -> new ArrayList<>());
    if (feeds.contains(feed)) {
      return Addition.ALREADY_THERE;
    }
    if (feeds.size() >= most) {
      return Addition.TOO_MANY;
    }
    feeds.add(feed);
    return Addition.ADDED;
  }

  @Override
  public synchronized boolean remove(String customer, URI feed) {
    return kept.getOrDefault(customer, new ArrayList<>()).remove(feed);
  }

  @Override
  public synchronized Map<URI, Set<String>> all() {
    return all(kept);
  }

  @Override
  public synchronized List<URI> statusPages(String customer) {
    return pages.getOrDefault(customer, List.of());
  }

  @Override
  public synchronized void setStatusPages(String customer, UnaryOperator<List<URI>> change) {
    pages.put(customer, List.copyOf(change.apply(statusPages(customer))));
  }

  @Override
  public synchronized Map<URI, Set<String>> allStatusPages() {
    return all(pages);
  }

  private static Map<URI, Set<String>> all(Map<String, List<URI>> lists) {
    Map<URI, Set<String>> all = new LinkedHashMap<>();
    lists.forEach((customer, feeds) ->
        feeds.forEach(feed -> all.computeIfAbsent(feed, none -> new TreeSet<>()).add(customer)));
    return all;
  }
}
