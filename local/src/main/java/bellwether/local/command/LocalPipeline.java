package bellwether.local.command;

import bellwether.app.App;
import bellwether.app.chain.SupplierPagePoller;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.OutageListener;
import bellwether.app.digest.DigestWriter;
import bellwether.app.digest.FeedNotifier;
import bellwether.app.digest.FirstReadNotifier;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.app.poll.FeedPoller;
import bellwether.app.poll.FirstRead;
import bellwether.app.vendors.VendorLists;
import bellwether.app.vendors.VendorTable;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.record.ListChange;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.http.FeedClient;
import bellwether.local.terminal.Failure;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import bellwether.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Polls, matches and delivers in a loop, where AWS uses schedules and streams. */
final class LocalPipeline {
  private static final int DIGEST_HOUR = 7;
  private static final Duration SWEEP_TIME_LIMIT = Duration.ofHours(1);

  /** After this time the first alerts of a long list of items are posted. */
  private static final Duration MATCH_TIME_LIMIT = Duration.ofSeconds(10);

  private static final Duration TICK_INTERVAL = Duration.ofSeconds(1);
  private static final Duration POLL_INTERVAL = Duration.ofMinutes(1);

  private static final int MAX_COUNTED = 1_000;

  /** Time for the posts themselves, at one per second, in addition to lease and settle time. */
  private static final Duration DELIVERY_TIMEOUT_MARGIN = Duration.ofMinutes(2);

  private final String customer;
  private final PolledFeeds polledFeeds;
  private final Stores stores;
  private final PrintingChannel channel;
  private final Terminal terminal;
  private final PollProgress progress;
  private final FeedPoller poller;
  private final SupplierPagePoller pages;
  private final AdvisoryMatcher matcher;
  private final DeliverySweeper deliverer;
  private final LocalForwarder forwarder;
  private final DigestWriter digestWriter;
  private final FeedNotifier feedNotifier;
  private final FirstReadNotifier firstReadNotifier;
  private final Clock clock;
  private final Duration deliveryTimeout;
  private Instant nextPoll = Instant.MIN;

  /**
   * @param customer the workspace that the vendors belong to
   * @param channel receives the alerts
   * @param firstRead whether items of a feed's first read alert
   */
  LocalPipeline(
      String customer,
      App app,
      Stores stores,
      FeedClient.Options fetching,
      FirstRead firstRead,
      DeliveryConfig config,
      PrintingChannel channel,
      Terminal terminal,
      Clock clock) {
    this.customer = customer;
    this.polledFeeds = app.polledFeeds();
    this.stores = stores;
    this.channel = channel;
    this.terminal = terminal;
    FeedPoller quiet = app.feedPoller(fetching, firstRead);
    this.progress = new PollProgress(quiet.reader(), terminal, clock);
    this.poller = quiet.withReader(progress);
    this.pages = app.supplierPagePoller(fetching);
    this.matcher = app.advisoryMatcher(FloodLimit.DEFAULT.withoutHold());
    this.deliverer =
        app.deliverySweeper(
            channel,
            config,
            duration -> LockSupport.parkNanos(duration.toNanos()),
            OutageListener.NONE);
    this.forwarder = new LocalForwarder(app, config, clock);
    this.digestWriter = app.digestWriter();
    this.feedNotifier = app.feedNotifier();
    this.firstReadNotifier = app.firstReadNotifier();
    this.clock = clock;
    this.deliveryTimeout = config.lease().plus(config.settleTime()).plus(DELIVERY_TIMEOUT_MARGIN);
  }

  /** Adds the vendors to the customer's list. A vendor that is on the list costs no write. */
  void watchVendors(List<Vendor> vendors) {
    List<Vendor> current = stores.customers().vendors(customer);
    Set<Vendor> listed = new HashSet<>(current);
    List<Vendor> changed =
        VendorTable.confirmed(vendors, current, LocalDate.now(clock.withZone(ZoneOffset.UTC)))
            .stream()
            .filter(vendor -> !listed.contains(vendor))
            .toList();
    if (!changed.isEmpty()) {
      VendorLists.of(stores, ListChange.VENDOR_FILE, clock).watch(customer, changed);
    }
  }

  /**
   * Polls every feed, due or not, delivers everything that is due, and prints a summary.
   *
   * @return whether every step succeeded; each failure is printed on one line
   */
  boolean runOnce() {
    List<Feed> feeds = polledFeeds.all();
    progress.start(feeds.size());
    poller.pollAll();
    pages.pollDue();
    progress.finish();
    matcher.sweep(clock.instant().plus(SWEEP_TIME_LIMIT));
    firstReadNotifier.queueSummariesNow(clock.instant().plus(SWEEP_TIME_LIMIT));
    feedNotifier.queueNotices();
    deliverAllDue();
    forwarder.sendAllDue();
    boolean success = printFailures(feeds);
    printSummary(feeds.size());
    return success;
  }

  private void printSummary(int feeds) {
    int alerts = channel.alertCount();
    int replies = channel.replyCount();
    int vendors = stores.customers().vendors(customer).size();
    String text = alerts + " alerts and " + replies + " replies posted; " + feeds + " feeds, ";
    terminal.print(
        TerminalEvent.info("round_finished", "", text + vendors + " vendors")
            .with("alerts", alerts)
            .with("replies", replies)
            .with("feeds", feeds)
            .with("vendors", vendors));
  }

  private boolean printFailures(List<Feed> feeds) {
    List<FeedState> failing =
        stores.feedStates().get(feeds.stream().map(Feed::name).toList()).stream()
            .filter(state -> state.health().failureCount() > 0)
            .toList();
    progress.printStillFailing(failing);
    List<Delivery> due = findDue(clock.instant().plus(SWEEP_TIME_LIMIT));
    for (Delivery open : due) {
      terminal.print(
          TerminalEvent.warn(
                  "not_delivered",
                  "",
                  "not delivered yet, kept for the next run: "
                      + Objects.requireNonNullElse(open.reason(), open.state().name()))
              .with("delivery", open.id())
              .with("state", open.state())
              .with("reason", open.reason()));
    }
    return printUnmatched() && failing.isEmpty() && due.isEmpty();
  }

  /** An advisory is left if the time was up or it could not be matched, which the log says. */
  private boolean printUnmatched() {
    int unmatched = stores.advisories().findUnmatched(MAX_COUNTED).size();
    if (unmatched > 0) {
      String number = (unmatched == MAX_COUNTED ? "at least " : "") + unmatched;
      String text = "not matched yet, kept for the next run: " + number + " items";
      terminal.print(TerminalEvent.warn("not_matched", "", text).with("advisories", unmatched));
    }
    return unmatched == 0;
  }

  void runForever() {
    progress.start(polledFeeds.all().size());
    String lastFailure = "";
    while (!Thread.currentThread().isInterrupted()) {
      try {
        tick();
        lastFailure = "";
      } catch (RuntimeException e) {
        lastFailure = printFailedRound(Failure.of(e), lastFailure);
      }
      LockSupport.parkNanos(TICK_INTERVAL.toNanos());
    }
  }

  /** Prints a failure once, although the round is repeated every second, and returns its kind. */
  private String printFailedRound(Failure failure, String lastFailure) {
    // Request ids and times make two messages of one failure differ.
    String kind = failure.message().replaceAll("\\d+|request [\\w-]+", "");
    if (!kind.equals(lastFailure)) {
      terminal.print(
          TerminalEvent.error(
                  "round_failed", "a round failed and is repeated: " + failure.message())
              .withCause(failure.defect()));
    }
    return kind;
  }

  private void tick() {
    Instant now = clock.instant();
    if (!now.isBefore(nextPoll)) {
      poller.pollDue();
      pages.pollHourly();
      progress.finish();
      digestWriter.writeDue(DIGEST_HOUR);
      feedNotifier.queueNotices();
      nextPoll = now.plus(POLL_INTERVAL);
    }
    matcher.sweep(now.plus(MATCH_TIME_LIMIT));
    firstReadNotifier.queueSummaries(clock.instant().plus(SWEEP_TIME_LIMIT));
    deliverer.sweep(now.plus(SWEEP_TIME_LIMIT));
    forwarder.sendDue();
  }

  private void deliverAllDue() {
    Instant end = clock.instant().plus(deliveryTimeout);
    while (clock.instant().isBefore(end)) {
      deliverer.sweep(end);
      if (findDue(end).stream().allMatch(delivery -> delivery.state() == State.BLOCKED)) {
        return;
      }
      LockSupport.parkNanos(TICK_INTERVAL.toNanos() / 4);
    }
  }

  private List<Delivery> findDue(Instant until) {
    return stores.deliveries().findDue(until, 100);
  }
}
