package bellwether.app;

import static bellwether.app.Fixtures.CHANNEL;
import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.deliver.DeliveryChannel;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.OutageListener;
import bellwether.app.match.FloodLimit;
import bellwether.app.poll.FeedPoller;
import bellwether.app.poll.FirstRead;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.FakeWebServer;
import bellwether.feed.http.FeedClient;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.Stores;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Polls a feed over HTTP, matches its items, and posts to a Slack that accepts everything. */
final class NewsPipeline implements DeliveryChannel, AutoCloseable {
  record Post(String customer, String deliveryId) {}

  final TestClock clock = TestClock.start();
  final List<Post> posts = new CopyOnWriteArrayList<>();
  private final StringBuilder items = new StringBuilder();
  private final Stores stores;
  private final App app;
  private final FakeWebServer site =
      new FakeWebServer(exchange -> {
        String document = "<rss version=\"2.0\"><channel>" + items + "</channel></rss>";
        FakeWebServer.send(exchange, 200, document.getBytes(UTF_8));
      });

  NewsPipeline(Stores stores) {
    this.stores = stores;
    Feed feed = Feed.of("wire", site.at("/feed"), Format.SYNDICATION);
    app = new App(stores, () -> List.of(feed), clock);
  }

  void watch(String customer, String vendor) {
    stores.customers().addVendor(customer, Vendor.ofName(vendor));
  }

  void publish(String vendor) {
    items.append(
        String.format(
            Locale.ROOT, "<item><guid>%1$s</guid><title>%1$s was hacked</title></item>", vendor));
  }

  /** The use cases of one worker. Each worker is another process. */
  FeedPoller.Outcome poll() {
    return app.feedPoller(FeedClient.Options.PUBLIC.withPrivateAddresses(true), FirstRead.ALERT)
        .pollAll();
  }

  void match() {
    app.advisoryMatcher(FloodLimit.DEFAULT).sweep(clock.instant().plusSeconds(48));
  }

  void deliver() {
    app.deliverySweeper(this, DeliveryConfig.of(CHANNEL), clock::advance, OutageListener.NONE)
        .sweep(clock.instant().plusSeconds(48));
  }

  @Override
  public PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    posts.add(new Post(customer, deliveryId));
    return new PostResult.Posted("17." + posts.size(), channel);
  }

  @Override
  public PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId) {
    return new PostResult.Posted(ts, channel);
  }

  @Override
  public Optional<String> permalink(String customer, String channel, String ts) {
    return Optional.empty();
  }

  @Override
  public SearchResult find(String customer, MessageQuery query) {
    return posts.contains(new Post(customer, query.deliveryId()))
        ? new SearchResult.Found("17.1")
        : new SearchResult.NotFound();
  }

  @Override
  public void close() {
    site.close();
  }
}
