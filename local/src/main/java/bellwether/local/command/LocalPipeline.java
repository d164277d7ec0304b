package bellwether.local.command;

import bellwether.domain.feed.Feed;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.http.FeedClient;
import bellwether.feed.FeedReader;
import bellwether.app.workspace.BotTokens;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.deliver.DeliveryProcessor;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.SlackRateLimiter;
import bellwether.app.deliver.SlackChannel;
import bellwether.app.digest.FeedNotifier;
import bellwether.app.digest.DigestWriter;
import bellwether.app.vendors.VendorLists;
import bellwether.app.match.AlertOutbox;
import bellwether.app.match.FloodLimit;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.poll.FirstRead;
import bellwether.app.poll.FeedPoller;
import bellwether.store.CustomerStore;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The functions wired to each other on one machine, with one customer. */
final class LocalPipeline {
  /** Beyond lease and settle time, for the posts themselves at one a second. */
  private static final Duration DELIVERY_TIMEOUT_MARGIN = Duration.ofMinutes(2);

  private static final int DIGEST_HOUR = 7;

  private final String customer;
  private final PolledFeeds polledFeeds;
  private final LocalStores stores;
  private final PrintingChannel channel;
  private final PipelineLoop loop;

  /**
   * Wires the functions.
   *
   * @param customer the team whose vendors the file lists
   * @param feeds polled besides the customer's own
   * @param firstRead what becomes of what a feed shows when it is read first
   * @param fetching how feeds are fetched
   */
  LocalPipeline(
      String customer,
      List<Feed> feeds,
      FeedClient.Options fetching,
      FirstRead firstRead,
      LocalStores tables,
      DeliveryConfig slack,
      BotTokens tokens,
      Clock clock,
      PrintStream out) {
    this.customer = customer;
    this.polledFeeds = tables.polledFeeds(feeds);
    this.stores = tables;
    this.channel =
        new PrintingChannel(
            new SlackChannel(tokens, slack.slackApi(), slack.callTimeout()),
            tables.deliveries(),
            out);
    FeedReader reader = new FeedReader(new FeedClient(fetching), clock);
    this.loop =
        new PipelineLoop(
            new FeedPoller(
                polledFeeds::all, tables.feeds(), tables.advisories(), reader::read, firstRead, clock),
            new AdvisoryMatcher(
                tables.advisories(),
                tables.customers(),
                tables.incidents(),
                new AlertOutbox(
                    tables.deliveries(), tables.cases(), FloodLimit.USUAL.withoutHold(), clock),
                tables.mentions(),
                clock),
            new DeliverySweeper(tables.deliveries(), createDeliveryProcessor(slack, clock), clock),
            new DigestWriter(
                polledFeeds,
                tables.feeds(),
                tables.customers(),
                tables.deliveries(),
                tables.cases(),
                tables.mentions(),
                DIGEST_HOUR,
                clock),
            new FeedNotifier(
                polledFeeds,
                tables.feeds(),
                tables.customers(),
                tables.deliveries(),
                firstRead == FirstRead.SILENT,
                clock),
            tables,
            clock,
            slack.lease().plus(slack.settle()).plus(DELIVERY_TIMEOUT_MARGIN));
  }

  private DeliveryProcessor createDeliveryProcessor(DeliveryConfig slack, Clock clock) {
    return new DeliveryProcessor(
        stores.deliveries(),
        stores.cases(),
        stores.customers(),
        stores.installations(),
        channel,
        slack,
        new SlackRateLimiter(clock, duration -> LockSupport.parkNanos(duration.toNanos())),
        clock,
        () -> UUID.randomUUID().toString());
  }

  /**
   * Puts the vendors on the customer's list. Those that are on it as they are cost no write; those
   * that somebody put there with a command stay.
   */
  void watchVendors(List<Vendor> vendors) {
    CustomerStore customers = stores.customers();
    Set<Vendor> listed = new HashSet<>(customers.vendors(customer));
    List<Vendor> changed = vendors.stream().filter(vendor -> !listed.contains(vendor)).toList();
    if (!changed.isEmpty()) {
      new VendorLists(customers, stores.subscriptions()).watch(customer, changed);
    }
  }

  /**
   * One round, told at its end.
   *
   * @return whether all went well
   */
  boolean runOnce(PrintStream out, PrintStream err) {
    Set<String> names = new HashSet<>();
    List<Feed> feeds = polledFeeds.all();
    feeds.forEach(feed -> names.add(feed.name()));
    boolean well = loop.runOnce(names, err);
    out.println(
        channel.alertCount()
            + " alerts and "
            + channel.replyCount()
            + " replies posted; "
            + feeds.size()
            + " feeds, "
            + stores.customers().vendors(customer).size()
            + " vendors");
    return well;
  }

  /** Goes round until the process ends. */
  void runForever(PrintStream err) {
    loop.runForever(err);
  }
}
