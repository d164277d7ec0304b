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
 * The feeds that are polled: the shared ones, those that customers added, and the status pages of
 * their vendors. A feed of several customers is polled once.
 *
 * @param sharedFeeds take precedence over a customer's feed at the same address; disabled ones are
 *     not polled
 */
public record PolledFeeds(List<Feed> sharedFeeds, CustomerFeedStore customerFeeds) {
  public PolledFeeds {
    sharedFeeds = List.copyOf(sharedFeeds);
  }

  /** Every feed, the shared ones first. Reads the store. */
  public List<Feed> all() {
    return withCustomerFeeds(
        customerFeeds.customersByFeed(), customerFeeds.customersByStatusPageFeed());
  }

  /** The shared feeds, this customer's own and its status pages. Reads the store. */
  public List<Feed> forCustomer(String customer) {
    return withCustomerFeeds(
        ownedBy(customer, customerFeeds.findByCustomer(customer)),
        ownedBy(customer, customerFeeds.statusPageFeeds(customer)));
  }

  public List<Feed> disabled() {
    return sharedFeeds.stream().filter(feed -> !feed.isEnabled()).toList();
  }

  public boolean isSharedFeed(URI address) {
    return sharedAddresses().contains(address);
  }

  private static Map<URI, Set<String>> ownedBy(String customer, List<URI> addresses) {
    Map<URI, Set<String>> owners = new LinkedHashMap<>();
    addresses.forEach(address -> owners.put(address, Set.of(customer)));
    return owners;
  }

  private List<Feed> withCustomerFeeds(Map<URI, Set<String>> own, Map<URI, Set<String>> pages) {
    List<Feed> feeds = new ArrayList<>(enabled());
    Set<URI> known = sharedAddresses();
    own.forEach((address, customers) -> {
      if (!known.contains(address)) {
        feeds.add(CustomerFeed.of(address, customers));
      }
    });
    // A status page is parsed differently from a news feed at the same address: a separate feed.
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
