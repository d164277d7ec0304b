package bellwether.app.home;

import bellwether.app.feeds.PolledFeeds;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.feed.Feed;
import bellwether.domain.notice.Delivery;
import bellwether.slack.view.HomeView;
import bellwether.store.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Shows people their home tab: what is open, what is watched, and how the feeds fare. */
public final class HomeTab {
  private static final int MOST_ALERTS = 100;

  private final Stores stores;
  private final Supplier<PolledFeeds> polled;
  private final SlackGateway desk;
  private final InstantSource clock;

  public HomeTab(
      Stores stores, Supplier<PolledFeeds> polled, SlackGateway desk, InstantSource clock) {
    this.stores = stores;
    this.polled = polled;
    this.desk = desk;
    this.clock = clock;
  }

  /** Publishes the team's home tab for the person. */
  public void show(String team, String user) {
    List<Delivery> alerts = stores.deliveries().findRecent(team, MOST_ALERTS);
    List<Feed> feeds = polled.get().forCustomer(team);
    desk.publish(
        team,
        user,
        HomeView.of(
            stores.customers().settings(team),
            stores.customers().vendors(team),
            alerts,
            stores.cases().findAll(alerts.stream().map(Delivery::id).toList()),
            feeds,
            stores.feedStates().get(feeds.stream().map(Feed::name).toList()),
            clock.instant()));
  }
}
