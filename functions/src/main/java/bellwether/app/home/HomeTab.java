package bellwether.app.home;

import bellwether.app.feeds.PolledFeeds;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.feed.Feed;
import bellwether.domain.notice.Delivery;
import bellwether.slack.api.ViewMethod;
import bellwether.slack.view.HomeView;
import bellwether.store.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Publishes the home tab: open alerts, watched vendors and the health of feeds. */
public final class HomeTab {
  /** A first read can queue hundreds at once, and no open incident may be missing. */
  private static final int MAX_ALERTS = 400;

  private final Stores stores;
  private final Supplier<PolledFeeds> polledFeeds;
  private final SlackGateway slack;
  private final InstantSource clock;

  public HomeTab(
      Stores stores, Supplier<PolledFeeds> polledFeeds, SlackGateway slack, InstantSource clock) {
    this.stores = stores;
    this.polledFeeds = polledFeeds;
    this.slack = slack;
    this.clock = clock;
  }

  public void publish(String team, String user) {
    List<Delivery> alerts = stores.deliveries().findRecent(team, MAX_ALERTS);
    List<Feed> feeds = polledFeeds.get().forCustomer(team);
    boolean _ =
        slack.show(
            ViewMethod.PUBLISH,
            team,
            user,
            HomeView.of(
                user,
                stores.customers().settings(team),
                stores.customers().vendors(team),
                alerts,
                stores.cases().findAll(alerts.stream().map(Delivery::id).toList()),
                feeds,
                stores.feedStates().get(feeds.stream().map(Feed::name).toList()),
                clock.instant()));
  }
}
