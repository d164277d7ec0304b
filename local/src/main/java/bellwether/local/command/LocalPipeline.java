package bellwether.local.command;

import bellwether.app.App;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.OutageListener;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.match.FloodLimit;
import bellwether.app.poll.FirstRead;
import bellwether.app.vendors.VendorLists;
import bellwether.domain.feed.Feed;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.http.FeedClient;
import bellwether.store.CustomerStore;
import bellwether.store.Stores;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The use cases in a loop on one machine, with one customer. */
final class LocalPipeline {
  /** Beyond lease and settle time, for the posts themselves at one a second. */
  private static final Duration DELIVERY_TIMEOUT_MARGIN = Duration.ofMinutes(2);

  private final String customer;
  private final PolledFeeds polledFeeds;
  private final Stores stores;
  private final PrintingChannel channel;
  private final PipelineLoop loop;

  /**
   * @param customer the team whose vendors the file lists
   * @param channel where alerts go
   * @param firstRead what happens to the items of a feed that is read for the first time
   */
  LocalPipeline(
      String customer,
      App app,
      Stores stores,
      FeedClient.Options fetching,
      FirstRead firstRead,
      DeliveryConfig config,
      PrintingChannel channel,
      Clock clock) {
    this.customer = customer;
    this.polledFeeds = app.polledFeeds();
    this.stores = stores;
    this.channel = channel;
    this.loop =
        new PipelineLoop(
            app.feedPoller(fetching, firstRead),
            app.advisoryMatcher(FloodLimit.DEFAULT.withoutHold()),
            app.deliverySweeper(
                channel,
                config,
                duration -> LockSupport.parkNanos(duration.toNanos()),
                OutageListener.NONE),
            app.digestWriter(),
            app.feedNotifier(firstRead),
            stores,
            clock,
            config.lease().plus(config.settleTime()).plus(DELIVERY_TIMEOUT_MARGIN));
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
      new VendorLists(customers, stores.customerFeeds()).watch(customer, changed);
    }
  }

  /**
   * Runs one round and prints a summary.
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
