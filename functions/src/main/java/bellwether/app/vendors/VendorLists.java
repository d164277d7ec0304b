package bellwether.app.vendors;

import bellwether.domain.feed.StatusPage;
import bellwether.domain.record.ListChange;
import bellwether.domain.vendor.Vendor;
import bellwether.store.CustomerFeedStore;
import bellwether.store.CustomerStore;
import bellwether.store.Stores;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Changes customers' vendor lists, records each change before it is made, and keeps the polled
 * status pages in sync with them. The poller, which opens untrusted addresses, has no access to the
 * lists.
 *
 * <p>A page is added before its vendor and removed after it: an interrupted change leaves a page
 * too many, never one too few.
 */
public record VendorLists(
    CustomerStore customers, CustomerFeedStore customerFeeds, ListRecorder recorder) {
  /** All workspaces share one poll of 15 minutes, and each page is one request. */
  public static final int MAX_STATUS_PAGES = 200;

  /**
   * The lists as one person changes them.
   *
   * @param by Slack's id of the person, or {@link ListChange#VENDOR_FILE}
   */
  public static VendorLists of(Stores stores, String by, InstantSource clock) {
    return new VendorLists(
        stores.customers(),
        stores.customerFeeds(),
        new ListRecorder(stores.listChanges(), by, clock));
  }

  /** Why the list has too many status pages, with the fix; empty if it does not. */
  public static Optional<String> statusPageLimitError(List<Vendor> vendors) {
    int pages = statusPages(vendors).size();
    return pages <= MAX_STATUS_PAGES
        ? supplierPageLimitError(vendors)
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the list would have %,d status pages, but at most %,d are allowed: leave status"
                    + " empty for the least important vendors",
                pages,
                MAX_STATUS_PAGES));
  }

  private static Optional<String> supplierPageLimitError(List<Vendor> vendors) {
    int pages = supplierPages(vendors).size();
    return pages <= MAX_STATUS_PAGES
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the list would have %,d pages of subprocessors, but at most %,d are allowed: leave"
                    + " subprocessors empty for the least important vendors",
                pages,
                MAX_STATUS_PAGES));
  }

  public void watch(String customer, Vendor vendor) {
    watch(customer, List.of(vendor));
  }

  /** Adds the vendors to the list, replacing those with the same keys. */
  public void watch(String customer, Collection<Vendor> vendors) {
    record(customer, vendors, VendorDiff.Mode.ADD);
    addStatusPages(customer, vendors);
    vendors.forEach(vendor -> customers.addVendor(customer, vendor));
    syncStatusPages(customer);
  }

  /** Adds or replaces a vendor, in a way that concerns no status page. */
  public void put(String customer, Vendor vendor) {
    record(customer, List.of(vendor), VendorDiff.Mode.ADD);
    customers.addVendor(customer, vendor);
  }

  private void record(String customer, Collection<Vendor> vendors, VendorDiff.Mode mode) {
    recorder.record(
        customer, VendorDiff.of(customers.vendors(customer), List.copyOf(vendors), mode));
  }

  /** Removes the vendor from the list; false if no vendor with that key was on it. */
  public boolean unwatch(String customer, String vendorKey) {
    List<Vendor> listed =
        customers.vendors(customer).stream()
            .filter(vendor -> vendor.key().equals(vendorKey))
            .toList();
    record(customer, listed, VendorDiff.Mode.REMOVE);
    boolean removed = customers.removeVendor(customer, vendorKey);
    syncStatusPages(customer);
    return removed;
  }

  /**
   * Applies an import as long as there is time, and returns whether all was applied. Additions come
   * first: an interruption leaves too many vendors watched, never too few.
   */
  public boolean apply(String customer, VendorDiff diff, BooleanSupplier timeLeft) {
    recorder.record(customer, diff);
    addStatusPages(customer, diff.result());
    List<Runnable> steps = new ArrayList<>();
    diff.added().forEach(added -> steps.add(() -> customers.addVendor(customer, added)));
    diff.changed()
        .forEach(change -> steps.add(() -> customers.addVendor(customer, change.after())));
    diff.removed()
        .forEach(removed -> steps.add(() -> customers.removeVendor(customer, removed.key())));
    boolean complete = true;
    for (Runnable step : steps) {
      complete = complete && timeLeft.getAsBoolean();
      if (complete) {
        step.run();
      }
    }
    syncStatusPages(customer);
    return complete;
  }

  private void addStatusPages(String customer, Collection<Vendor> vendors) {
    Set<URI> pages = statusPages(vendors);
    if (!pages.isEmpty()) {
      customerFeeds.updateStatusPageFeeds(
          customer,
          before -> {
            Set<URI> all = new LinkedHashSet<>(before);
            all.addAll(pages);
            return List.copyOf(all);
          });
    }
  }

  private void syncStatusPages(String customer) {
    customerFeeds.updateStatusPageFeeds(
        customer,
        _ -> statusPages(customers.vendors(customer)).stream().limit(MAX_STATUS_PAGES).toList());
    // A page is read weekly, so that one that is added after its vendor is not late.
    customerFeeds.updateSupplierPages(
        customer,
        _ -> supplierPages(customers.vendors(customer)).stream().limit(MAX_STATUS_PAGES).toList());
  }

  private static Set<URI> supplierPages(Collection<Vendor> vendors) {
    Set<URI> pages = new LinkedHashSet<>();
    vendors.stream()
        .map(vendor -> vendor.chain().page())
        .filter(Objects::nonNull)
        .forEach(pages::add);
    return pages;
  }

  private static Set<URI> statusPages(Collection<Vendor> vendors) {
    Set<URI> pages = new LinkedHashSet<>();
    vendors.stream()
        .map(Vendor::statusPage)
        .filter(Objects::nonNull)
        .map(StatusPage::feedAddress)
        .forEach(pages::add);
    return pages;
  }
}
