package bellwether.app.match;

import bellwether.domain.chain.SupplyChain;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.match.Matcher;
import bellwether.match.chain.ChainIndex;
import bellwether.store.CustomerStore;
import bellwether.store.SupplierPageStore;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A matcher for the vendors of all customers, the customers that watch each, and the suppliers that
 * the vendors declare.
 *
 * @param watchlistVersion {@link CustomerStore#watchlistVersion()} when the lists were read
 * @param watchers ids of the customers that watch exactly this vendor, including its aliases
 */
record WatchIndex(
    long watchlistVersion, Matcher matcher, Map<Vendor, Set<String>> watchers, ChainIndex chain) {

  /**
   * Loads the lists. The version is read first, so that a change while the lists are read makes the
   * index stale and it is loaded again.
   */
  static WatchIndex load(CustomerStore customers, SupplierPageStore pages) {
    long generation = customers.watchlistVersion();
    Map<Vendor, Set<String>> watchers = new LinkedHashMap<>();
    List<Watchlist> lists = customers.watchlists();
    for (Watchlist list : lists) {
      for (Vendor vendor : list.vendors()) {
        // Vendors that differ only in their suppliers are one, so that they are read once.
        Vendor watched = vendor.withChain(SupplyChain.NONE);
        watchers.computeIfAbsent(watched, v -> new LinkedHashSet<>()).add(list.customer());
      }
    }
    return new WatchIndex(
        generation, Matcher.of(watchers.keySet()), watchers, ChainIndex.of(lists, pages::findAll));
  }

  /** The same lists, with the pages of subprocessors as they are now. */
  WatchIndex withPages(SupplierPageStore pages) {
    return new WatchIndex(watchlistVersion, matcher, watchers, chain.withPages(pages::findAll));
  }

  Set<String> customersWatching(Vendor vendor) {
    return watchers.getOrDefault(vendor, Set.of());
  }
}
