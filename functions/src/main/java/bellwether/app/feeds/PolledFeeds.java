package bellwether.app.feeds;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.StatusPage;
import bellwether.feed.catalogue.CustomerFeed;
import bellwether.store.CustomerFeedStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The feeds that are polled: everybody's, those that customers added, and the status pages of their
 * vendors. What several customers have is one feed, theirs together.
 *
 * @param sharedFeeds win where a customer added one of them too; those that are off are not polled
 */
public record PolledFeeds(List<Feed> sharedFeeds, CustomerFeedStore customerFeeds) {
  public PolledFeeds {
    sharedFeeds = List.copyOf(sharedFeeds);
  }

  /** Every feed, everybody's first. Asks the store. */
  public List<Feed> all() {
    return withCustomerFeeds(
        customerFeeds.customersByFeed(), customerFeeds.customersByStatusPageFeed());
  }

  /** Everybody's feeds, this customer's own and its status pages. Asks the store. */
  public List<Feed> forCustomer(String customer) {
    return withCustomerFeeds(
        ownedBy(customer, customerFeeds.findByCustomer(customer)),
        ownedBy(customer, customerFeeds.statusPageFeeds(customer)));
  }

  /**
   * Everybody's feeds that are not polled; {@link bellwether.domain.feed.FeedAccess#disabledReason}
   * says why.
   */
  public List<Feed> disabled() {
    return sharedFeeds.stream().filter(feed -> !feed.isEnabled()).toList();
  }

  /** Whether everybody's feeds hold the address, and are polled. */
  public boolean isSharedFeed(URI address) {
    return sharedAddresses().contains(address);
  }

  private static Map<URI, Set<String>> ownedBy(String customer, List<URI> addresses) {
    Map<URI, Set<String>> by = new LinkedHashMap<>();
    addresses.forEach(address -> by.put(address, Set.of(customer)));
    return by;
  }

  private List<Feed> withCustomerFeeds(Map<URI, Set<String>> own, Map<URI, Set<String>> pages) {
    List<Feed> feeds = new ArrayList<>(enabled());
    Set<URI> known = sharedAddresses();
    own.forEach((address, customers) -> {
      if (!known.contains(address)) {
        feeds.add(CustomerFeed.of(address, customers));
      }
    });
    // Read in another way than the same address as a feed of news, so it is a feed of its own.
    pages.forEach((address, customers) -> feeds.add(new StatusPage(address).toFeed(customers)));
    return List.copyOf(feeds);
  }

  private List<Feed> enabled() {
    return sharedFeeds.stream().filter(Feed::isEnabled).toList();
  }

  private Set<URI> sharedAddresses() {
    Set<URI> addresses = new HashSet<>();
    for (Feed feed : enabled()) {
      addresses.add(feed.url());
      addresses.addAll(feed.mirrors());
    }
    return addresses;
  }
}
