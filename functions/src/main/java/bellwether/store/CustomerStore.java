package bellwether.store;

import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.domain.workspace.Settings;
import java.util.List;

/** Stores each customer's vendors and settings. */
public interface CustomerStore {
  /** Adds a vendor or replaces the one with the same {@link Vendor#key()}. */
  void addVendor(String customer, Vendor vendor);

  /** Removes a vendor; false if there is none with this key. */
  boolean removeVendor(String customer, String vendorKey);

  /** The customer's vendors, ordered by name. Strongly consistent. */
  List<Vendor> vendors(String customer);

  /** The watchlists of all customers. */
  List<Watchlist> watchlists();

  /** Grows with every change of a watchlist, as a cheap check for stale {@link #watchlists}. */
  long watchlistVersion();

  /** The customer's settings, by default {@link Settings#DEFAULTS}. Strongly consistent. */
  Settings settings(String customer);

  /**
   * Replaces the customer's settings that have the same version and increments the version.
   *
   * @return false, with nothing written, if another writer was first
   */
  boolean saveSettings(String customer, Settings settings);
}
