package bellwether.store;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Keeps the addresses of the feeds that customers read besides everybody's: those that they added,
 * and those of the status pages of the vendors on their lists.
 */
public interface CustomerFeedStore {

  /** What became of an addition. */
  enum AddResult {
    ADDED,
    ALREADY_EXISTS,
    LIMIT_REACHED
  }

  /** The customer's own feeds, in the order in which they were added. Strongly consistent. */
  List<URI> findByCustomer(String customer);

  /**
   * Adds a feed to the customer's own.
   *
   * @param most the number of feeds that a customer may have; it is never passed, whoever adds at
   *     the same time
   */
  AddResult add(String customer, URI feed, int most);

  /** Takes a feed off the customer's own; false if it was not there. */
  boolean remove(String customer, URI feed);

  /** Every feed that some customer added, and who has it. */
  Map<URI, Set<String>> customersByFeed();

  /** The feeds of the customer's status pages, in the order in which they were set. */
  List<URI> statusPageFeeds(String customer);

  /**
   * Sets the feeds of the customer's status pages.
   *
   * @param change gives them from those of before; asked again if somebody else set them meanwhile,
   *     so that what it reads is never older than what it replaces
   */
  void updateStatusPageFeeds(String customer, UnaryOperator<List<URI>> change);

  /** Every status page's feed that some customer has, and who has it. */
  Map<URI, Set<String>> customersByStatusPageFeed();
}
