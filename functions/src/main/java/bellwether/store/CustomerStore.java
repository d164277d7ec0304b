package bellwether.store;

import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.domain.workspace.Settings;
import java.util.List;

/** Keeps each customer's vendor list and settings. */
public interface CustomerStore {

  /** Puts a vendor on the list, replacing one of the same {@link Vendor#key()}. */
  void addVendor(String customer, Vendor vendor);

  /**
   * Takes a vendor off the list.
   *
   * @return false if no vendor of that key was on it
   */
  boolean removeVendor(String customer, String vendorKey);

  /** One customer's vendors, by name. Strongly consistent. */
  List<Vendor> vendors(String customer);

  /** Every customer's list. */
  List<Watchlist> watchlists();

  /**
   * Grows with every change of any list: a cheap way to see whether {@link #watchlists} is stale.
   */
  long watchlistVersion();

  /**
   * How the customer wants to be told; {@link Settings#DEFAULTS} if it never said. Strongly
   * consistent.
   */
  Settings settings(String customer);

  /**
   * Replaces the customer's settings whose version is {@code settings.version()} and counts the
   * version up.
   *
   * @return false, with nothing written, if somebody else wrote in between
   */
  boolean saveSettings(String customer, Settings settings);
}
