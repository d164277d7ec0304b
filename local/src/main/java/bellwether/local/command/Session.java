package bellwether.local.command;

import bellwether.domain.Feed;
import bellwether.domain.Vendor;
import bellwether.feed.FeedClient;
import bellwether.feed.FeedReader;
import bellwether.function.BotTokens;
import bellwether.function.PolledFeeds;
import bellwether.function.deliver.Attempt;
import bellwether.function.deliver.DeliverAlerts;
import bellwether.function.deliver.DeliverConfig;
import bellwether.function.deliver.Pace;
import bellwether.function.deliver.SlackChannel;
import bellwether.function.digest.TellFeeds;
import bellwether.function.digest.WriteDigests;
import bellwether.function.lists.VendorLists;
import bellwether.function.match.AlertOutbox;
import bellwether.function.match.FloodLimit;
import bellwether.function.match.MatchAdvisories;
import bellwether.function.poll.FirstRead;
import bellwether.function.poll.PollFeeds;
import bellwether.store.Customers;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The functions wired to each other on one machine, with one customer. */
final class Session {
  /** Beyond lease and settle time, for the posts themselves at one a second. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int DIGEST_HOUR = 7;

  private final String customer;
  private final PolledFeeds polled;
  private final Tables tables;
  private final PrintedChannel channel;
  private final Round round;

  /**
   * Wires the functions.
   *
   * @param customer the team whose vendors the file lists
   * @param feeds polled besides the customer's own
   * @param firstRead what becomes of what a feed shows when it is read first
   * @param fetching how feeds are fetched
   */
  Session(
      String customer,
      List<Feed> feeds,
      FeedClient.Options fetching,
      FirstRead firstRead,
      Tables tables,
      DeliverConfig slack,
      BotTokens tokens,
      Clock clock,
      PrintStream out) {
    this.customer = customer;
    this.polled = tables.polled(feeds);
    this.tables = tables;
    this.channel =
        new PrintedChannel(
            new SlackChannel(tokens, slack.slackApi(), slack.callTimeout()),
            tables.deliveries(),
            out);
    FeedReader reader = new FeedReader(new FeedClient(fetching), clock);
    this.round =
        new Round(
            new PollFeeds(
                polled::all, tables.feeds(), tables.advisories(), reader::read, firstRead, clock),
            new MatchAdvisories(
                tables.advisories(),
                tables.customers(),
                tables.incidents(),
                new AlertOutbox(
                    tables.deliveries(), tables.cases(), FloodLimit.USUAL.withoutHold(), clock),
                tables.mentions(),
                clock),
            new DeliverAlerts(tables.deliveries(), attempt(slack, clock), clock),
            new WriteDigests(
                polled,
                tables.feeds(),
                tables.customers(),
                tables.deliveries(),
                tables.cases(),
                tables.mentions(),
                DIGEST_HOUR,
                clock),
            new TellFeeds(
                polled,
                tables.feeds(),
                tables.customers(),
                tables.deliveries(),
                firstRead == FirstRead.SILENT,
                clock),
            tables,
            clock,
            slack.lease().plus(slack.settle()).plus(PATIENCE));
  }

  private Attempt attempt(DeliverConfig slack, Clock clock) {
    return new Attempt(
        tables.deliveries(),
        tables.cases(),
        tables.customers(),
        tables.installations(),
        channel,
        slack,
        new Pace(clock, duration -> LockSupport.parkNanos(duration.toNanos())),
        clock,
        () -> UUID.randomUUID().toString());
  }

  /**
   * Puts the vendors on the customer's list. Those that are on it as they are cost no write; those
   * that somebody put there with a command stay.
   */
  void watch(List<Vendor> vendors) {
    Customers customers = tables.customers();
    Set<Vendor> listed = new HashSet<>(customers.vendors(customer));
    List<Vendor> changed = vendors.stream().filter(vendor -> !listed.contains(vendor)).toList();
    if (!changed.isEmpty()) {
      new VendorLists(customers, tables.subscriptions()).watch(customer, changed);
    }
  }

  /**
   * One round, told at its end.
   *
   * @return whether all went well
   */
  boolean once(PrintStream out, PrintStream err) {
    Set<String> names = new HashSet<>();
    List<Feed> feeds = polled.all();
    feeds.forEach(feed -> names.add(feed.name()));
    boolean well = round.once(names, err);
    out.println(
        channel.alerts()
            + " alerts and "
            + channel.replies()
            + " replies posted; "
            + feeds.size()
            + " feeds, "
            + tables.customers().vendors(customer).size()
            + " vendors");
    return well;
  }

  /** Goes round until the process ends. */
  void forever(PrintStream err) {
    round.forever(err);
  }
}
