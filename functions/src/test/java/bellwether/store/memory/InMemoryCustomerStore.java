package bellwether.store.memory;

import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.domain.workspace.Settings;
import bellwether.store.CustomerStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Implements {@link CustomerStore} in memory, for tests. */
public final class InMemoryCustomerStore implements CustomerStore {
  private final Map<String, Map<String, Vendor>> lists = new TreeMap<>();
  private final Map<String, Settings> settings = new HashMap<>();
  private long generation;

  @Override
  public synchronized void addVendor(String customer, Vendor vendor) {
    lists.computeIfAbsent(customer, id -> new TreeMap<>()).put(vendor.key(), vendor);
    generation++;
  }

  @Override
  public synchronized boolean removeVendor(String customer, String vendorKey) {
    if (lists.computeIfAbsent(customer, id -> new TreeMap<>()).remove(vendorKey) == null) {
      return false;
    }
    generation++;
    return true;
  }

  @Override
  public synchronized List<Vendor> vendors(String customer) {
    return lists.getOrDefault(customer, Map.of()).values().stream().sorted(Vendor.BY_NAME).toList();
  }

  @Override
  public synchronized List<Watchlist> watchlists() {
    return lists.keySet().stream()
        .map(customer -> new Watchlist(customer, vendors(customer)))
        .filter(list -> !list.vendors().isEmpty())
        .toList();
  }

  @Override
  public synchronized long watchlistVersion() {
    return generation;
  }

  @Override
  public synchronized Settings settings(String customer) {
    return settings.getOrDefault(customer, Settings.DEFAULTS);
  }

  @Override
  public synchronized boolean saveSettings(String customer, Settings changed) {
    if (settings(customer).version() != changed.version()) {
      return false;
    }
    settings.put(customer, changed.withVersion(changed.version() + 1));
    return true;
  }
}
