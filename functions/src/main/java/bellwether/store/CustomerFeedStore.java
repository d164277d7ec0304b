package bellwether.store;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stores the feeds that customers added and the feeds of their vendors' status pages. */
public interface CustomerFeedStore {
  enum AddResult {
    ADDED,
    ALREADY_EXISTS,
    LIMIT_REACHED
  }

  /** The feeds that the customer added, oldest first. Strongly consistent. */
  List<URI> findByCustomer(String customer);

  /**
   * Adds a feed for the customer.
   *
   * @param limit the most feeds that a customer may have, which concurrent calls do not exceed
   */
  AddResult add(String customer, URI feed, int limit);

  /** Removes a feed that the customer added; false if there is none. */
  boolean remove(String customer, URI feed);

  /** Every feed that a customer added, with the customers that have it. */
  Map<URI, Set<String>> customersByFeed();

  /** The feeds of the customer's status pages, in the order in which they were saved. */
  List<URI> statusPageFeeds(String customer);

  /**
   * Changes the feeds of the customer's status pages.
   *
   * @param change computes the new feeds from the stored ones; called again if another writer was
   *     first
   */
  void updateStatusPageFeeds(String customer, UnaryOperator<List<URI>> change);

  /**
   * Changes the addresses of the customer's pages of subprocessors.
   *
   * @param change computes the new addresses from the stored ones; called again if another writer
   *     was first
   */
  void updateSupplierPages(String customer, UnaryOperator<List<URI>> change);

  /** The address of every page of subprocessors, with the customers that have it. */
  Map<URI, Set<String>> customersBySupplierPage();

  /** Every feed of a status page, with the customers that have it. */
  Map<URI, Set<String>> customersByStatusPageFeed();
}
