package bellwether.app.poll;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.store.FeedStateStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many feeds have a settled problem because of which items may be missed. One failed poll is
 * none, and neither is a feed that publishes nothing.
 *
 * @param shared those that are read for everybody, which concern the operators
 * @param ofCustomers customers' own feeds and status pages of their vendors: the customers are
 *     notified, and a mistyped address must not alarm the operators
 */
public record FailingFeeds(int shared, int ofCustomers) {

  static FailingFeeds count(List<Feed> feeds, FeedStateStore states, Instant now) {
    Set<String> names = new TreeSet<>();
    Set<String> sharedNames = new TreeSet<>();
    for (Feed feed : feeds) {
      names.add(feed.name());
      if (feed.audience().isEmpty()) {
        sharedNames.add(feed.name());
      }
    }
    int shared = 0;
    int ofCustomers = 0;
    for (FeedState state : states.get(List.copyOf(names))) {
      if (state.settledProblem(now).filter(problem -> problem.kind().losesItems()).isPresent()) {
        if (sharedNames.contains(state.feed())) {
          shared++;
        } else {
          ofCustomers++;
        }
      }
    }
    return new FailingFeeds(shared, ofCustomers);
  }
}
