package bellwether.app.vendors;

import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.domain.workspace.Settings;
import bellwether.store.CustomerStore;
import bellwether.store.StoreException;
import java.util.List;

/** A store of empty vendor lists that cannot be changed. */
final class FailingCustomers implements CustomerStore {
  @Override
  public void addVendor(String customer, Vendor vendor) {
    throw new StoreException("PutItem failed");
  }

  @Override
  public boolean removeVendor(String customer, String vendorKey) {
    throw new StoreException("DeleteItem failed");
  }

  @Override
  public List<Vendor> vendors(String customer) {
    return List.of();
  }

  @Override
  public List<Watchlist> watchlists() {
    return List.of();
  }

  @Override
  public long watchlistVersion() {
    return 0;
  }

  @Override
  public Settings settings(String customer) {
    return Settings.DEFAULTS;
  }

  @Override
  public boolean saveSettings(String customer, Settings settings) {
    return false;
  }
}
