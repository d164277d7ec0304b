package bellwether.function;

import bellwether.domain.Feed;
import bellwether.feed.OwnFeed;
import bellwether.store.Subscriptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The feeds that are polled: everybody's, and those that customers added. What several customers
 * added is one feed, theirs together.
 *
 * @param everybodys win where a customer added one of them too; those that are off are not polled
 */
public record PolledFeeds(List<Feed> everybodys, Subscriptions subscriptions) {
  public PolledFeeds {
    everybodys = List.copyOf(everybodys);
  }

  /** Every feed, everybody's first. Asks the store. */
  public List<Feed> all() {
    return and(subscriptions.all());
  }

  /** Everybody's feeds and this customer's own. Asks the store. */
  public List<Feed> of(String customer) {
    Map<URI, Set<String>> own = new LinkedHashMap<>();
    subscriptions.of(customer).forEach(address -> own.put(address, Set.of(customer)));
    return and(own);
  }

  /** Everybody's feeds that are not polled; {@link bellwether.domain.Access#off} says why. */
  public List<Feed> off() {
    return everybodys.stream().filter(feed -> !feed.isOn()).toList();
  }

  /** Whether everybody's feeds hold the address, and are polled. */
  public boolean isEverybodys(URI address) {
    return addresses().contains(address);
  }

  private List<Feed> and(Map<URI, Set<String>> own) {
    List<Feed> feeds = new ArrayList<>(on());
    Set<URI> known = addresses();
    own.forEach((address, customers) -> {
      if (!known.contains(address)) {
        feeds.add(OwnFeed.of(address, customers));
      }
    });
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
