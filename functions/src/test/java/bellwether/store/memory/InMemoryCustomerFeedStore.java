package bellwether.store.memory;

import bellwether.store.CustomerFeedStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Implements {@link CustomerFeedStore} in memory, for tests. */
public final class InMemoryCustomerFeedStore implements CustomerFeedStore {
  private final Map<String, List<URI>> ownFeeds = new TreeMap<>();
  private final Map<String, List<URI>> statusPages = new TreeMap<>();
  private final Map<String, List<URI>> supplierPages = new TreeMap<>();

  @Override
  public synchronized List<URI> findByCustomer(String customer) {
    return List.copyOf(ownFeeds.getOrDefault(customer, List.of()));
  }

  @Override
  public synchronized AddResult add(String customer, URI feed, int limit) {
    List<URI> feeds = ownFeeds.computeIfAbsent(customer, none -> new ArrayList<>());
    if (feeds.contains(feed)) {
      return AddResult.ALREADY_EXISTS;
    }
    if (feeds.size() >= limit) {
      return AddResult.LIMIT_REACHED;
    }
    feeds.add(feed);
    return AddResult.ADDED;
  }

  @Override
  public synchronized boolean remove(String customer, URI feed) {
    return ownFeeds.getOrDefault(customer, new ArrayList<>()).remove(feed);
  }

  @Override
  public synchronized Map<URI, Set<String>> customersByFeed() {
    return all(ownFeeds);
  }

  @Override
  public synchronized List<URI> statusPageFeeds(String customer) {
    return statusPages.getOrDefault(customer, List.of());
  }

  @Override
  public synchronized void updateStatusPageFeeds(String customer, UnaryOperator<List<URI>> change) {
    statusPages.put(customer, List.copyOf(change.apply(statusPageFeeds(customer))));
  }

  @Override
  public synchronized Map<URI, Set<String>> customersByStatusPageFeed() {
    return all(statusPages);
  }

  @Override
  public synchronized void updateSupplierPages(String customer, UnaryOperator<List<URI>> change) {
    supplierPages.put(
        customer, List.copyOf(change.apply(supplierPages.getOrDefault(customer, List.of()))));
  }

  @Override
  public synchronized Map<URI, Set<String>> customersBySupplierPage() {
    return all(supplierPages);
  }

  private static Map<URI, Set<String>> all(Map<String, List<URI>> lists) {
    Map<URI, Set<String>> all = new LinkedHashMap<>();
    lists.forEach((customer, feeds) ->
        feeds.forEach(feed -> all.computeIfAbsent(feed, none -> new TreeSet<>()).add(customer)));
    return all;
  }
}
