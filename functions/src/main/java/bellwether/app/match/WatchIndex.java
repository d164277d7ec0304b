package bellwether.app.match;

import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.match.Matcher;
import bellwether.store.CustomerStore;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A matcher for the vendors of all customers, and the customers that watch each.
 *
 * @param watchlistVersion {@link CustomerStore#watchlistVersion()} when the lists were read
 * @param watchers ids of the customers that watch exactly this vendor, including its aliases
 */
record WatchIndex(long watchlistVersion, Matcher matcher, Map<Vendor, Set<String>> watchers) {

  /**
   * Loads the lists. The version is read first, so that a change while the lists are read makes the
   * index stale and it is loaded again.
   */
  static WatchIndex load(CustomerStore customers) {
    long generation = customers.watchlistVersion();
    Map<Vendor, Set<String>> watchers = new LinkedHashMap<>();
    for (Watchlist list : customers.watchlists()) {
      for (Vendor vendor : list.vendors()) {
        watchers.computeIfAbsent(vendor, v -> new LinkedHashSet<>()).add(list.customer());
      }
    }
    return new WatchIndex(generation, Matcher.of(watchers.keySet()), watchers);
  }

  Set<String> customersWatching(Vendor vendor) {
    return watchers.getOrDefault(vendor, Set.of());
  }
}
