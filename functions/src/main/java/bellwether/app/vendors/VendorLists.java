package bellwether.app.vendors;

import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import bellwether.store.CustomerFeedStore;
import bellwether.store.CustomerStore;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Changes customers' vendor lists and keeps the status pages that are polled in step with them. The
 * poller, which opens strangers' addresses, is never let near the lists themselves.
 *
 * <p>A page is polled before its vendor is listed, and until after it is taken off: whoever stops
 * half-way leaves a page too many, never one too few.
 */
public record VendorLists(CustomerStore customers, CustomerFeedStore customerFeeds) {
  /** A poller's quarter of an hour is shared by all workspaces, and each page is one request. */
  public static final int MAX_STATUS_PAGES = 200;

  /** Why the status pages of such a list can't all be polled, with the fix; empty if they can. */
  public static Optional<String> statusPageLimitError(List<Vendor> vendors) {
    int pages = statusPages(vendors).size();
    return pages <= MAX_STATUS_PAGES
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the list would have %,d status pages, and at most %,d are read: leave status empty"
                    + " for the vendors that matter least",
                pages,
                MAX_STATUS_PAGES));
  }

  /** Puts the vendor on the list, replacing one of the same key. */
  public void watch(String customer, Vendor vendor) {
    watch(customer, List.of(vendor));
  }

  /** Puts the vendors on the list, replacing those of the same keys. */
  public void watch(String customer, Collection<Vendor> vendors) {
    addStatusPages(customer, vendors);
    vendors.forEach(vendor -> customers.addVendor(customer, vendor));
    syncStatusPages(customer);
  }

  /**
   * Takes the vendor off the list.
   *
   * @return false if no vendor of that key was on it
   */
  public boolean unwatch(String customer, String vendorKey) {
    boolean there = customers.removeVendor(customer, vendorKey);
    syncStatusPages(customer);
    return there;
  }

  /**
   * Does what an import would do, as long as there is time.
   *
   * @return whether all was done, as {@link VendorDiff#apply}
   */
  public boolean apply(String customer, VendorDiff diff, BooleanSupplier timeLeft) {
    addStatusPages(customer, resultingVendors(diff));
    boolean done = diff.apply(customer, customers, timeLeft);
    syncStatusPages(customer);
    return done;
  }

  /** The same of the list that an import would leave. */
  public static Optional<String> statusPageLimitError(VendorDiff diff) {
    return statusPageLimitError(resultingVendors(diff));
  }

  /** The list as it will be. */
  private static List<Vendor> resultingVendors(VendorDiff diff) {
    return Stream.of(
            diff.unchanged().stream(),
            diff.changed().stream().map(VendorDiff.Change::after),
            diff.added().stream())
        .flatMap(each -> each)
        .toList();
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
