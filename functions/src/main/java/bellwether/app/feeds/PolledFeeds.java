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
 * @param everybodys win where a customer added one of them too; those that are off are not polled
 */
public record PolledFeeds(List<Feed> everybodys, CustomerFeedStore subscriptions) {
  public PolledFeeds {
    everybodys = List.copyOf(everybodys);
  }

  /** Every feed, everybody's first. Asks the store. */
  public List<Feed> all() {
    return and(subscriptions.customersByFeed(), subscriptions.customersByStatusPageFeed());
  }

  /** Everybody's feeds, this customer's own and its status pages. Asks the store. */
  public List<Feed> of(String customer) {
    return and(
        by(customer, subscriptions.findByCustomer(customer)),
        by(customer, subscriptions.statusPageFeeds(customer)));
  }

  /** Everybody's feeds that are not polled; {@link bellwether.domain.Access#off} says why. */
  public List<Feed> off() {
    return everybodys.stream().filter(feed -> !feed.isOn()).toList();
  }

  /** Whether everybody's feeds hold the address, and are polled. */
  public boolean isEverybodys(URI address) {
    return addresses().contains(address);
  }

  private static Map<URI, Set<String>> by(String customer, List<URI> addresses) {
    Map<URI, Set<String>> by = new LinkedHashMap<>();
    addresses.forEach(address -> by.put(address, Set.of(customer)));
    return by;
  }

  private List<Feed> and(Map<URI, Set<String>> own, Map<URI, Set<String>> pages) {
    List<Feed> feeds = new ArrayList<>(on());
    Set<URI> known = addresses();
    own.forEach((address, customers) -> {
      if (!known.contains(address)) {
        feeds.add(CustomerFeed.of(address, customers));
      }
    });
    // Read in another way than the same address as a feed of news, so it is a feed of its own.
    pages.forEach((address, customers) -> feeds.add(new StatusPage(address).feed(customers)));
    return List.copyOf(feeds);
  }

  private List<Feed> on() {
    return everybodys.stream().filter(Feed::isOn).toList();
  }

  private Set<URI> addresses() {
    Set<URI> addresses = new HashSet<>();
    for (Feed feed : on()) {
      addresses.add(feed.url());
      addresses.addAll(feed.mirrors());
    }
    return addresses;
  }
}
