package bellwether.app.home;

import bellwether.app.CommandHandler;
import bellwether.app.workspace.SlackGateway;

import bellwether.domain.notice.Delivery;
import bellwether.domain.feed.Feed;
import bellwether.slack.view.HomeView;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Shows people their home tab: what is open, what is watched, and how the feeds fare. */
public final class HomeTab {
  private static final int MOST_ALERTS = 100;

  private final Supplier<CommandHandler.Tables> tables;
  private final SlackGateway desk;
  private final InstantSource clock;

  public HomeTab(Supplier<CommandHandler.Tables> tables, SlackGateway desk, InstantSource clock) {
    this.tables = tables;
    this.desk = desk;
    this.clock = clock;
  }

  /** Publishes the team's home tab for the person. */
  public void show(String team, String user) {
    CommandHandler.Tables asked = tables.get();
    List<Delivery> alerts = asked.deliveries().findRecent(team, MOST_ALERTS);
    List<Feed> feeds = asked.polled().of(team);
    desk.publish(
        team,
        user,
        HomeView.of(
            asked.customers().settings(team),
            asked.customers().vendors(team),
            alerts,
            asked.cases().findAll(alerts.stream().map(Delivery::id).toList()),
            feeds,
            asked.feeds().get(feeds.stream().map(Feed::name).toList()),
            clock.instant()));
  }
}
