package bellwether.app.digest;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;

import bellwether.app.TestClock;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.OutageListener;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.app.poll.FeedHourRecorder;
import bellwether.app.poll.FeedPoller;
import bellwether.app.poll.FirstRead;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.IdentifiedItem;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Polls scripted feeds silently, matches their items, and delivers the summaries. */
final class FirstReadApp {
  static final Duration LAG = FirstReadNotifier.INDEX_LAG;

  final TestClock clock = TestClock.start();
  final InMemoryStores stores = new InMemoryStores();
  final RecordingChannel slack = new RecordingChannel();
  final Map<String, List<Advisory>> shown = new TreeMap<>();
  final Set<String> failing = new HashSet<>();
  final FirstReadNotifier notifier = new FirstReadNotifier(stores, clock);
  final AdvisoryMatcher matcher = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);
  private final DeliverySweeper deliverer =
      new DeliverySweeper(
          stores,
          slack,
          new DeliveryConfig(CHANNEL, "C0OPS", Duration.ofMinutes(2), Duration.ofMinutes(2)),
          clock::advance,
          OutageListener.NONE,
          clock);

  FirstReadApp(String... vendors) {
    Stream.of(vendors)
        .forEach(vendor -> stores.customers().addVendor(CUSTOMER, Vendor.ofName(vendor)));
  }

  /** Adds a breach of the vendor that was published some days before now to what a feed shows. */
  void publish(String feed, String vendor, int daysAgo) {
    publish(feed, vendor + " confirms data breach", "It was hacked.", daysAgo);
  }

  void publish(String feed, String title, String text, int daysAgo) {
    List<Advisory> items = shown.computeIfAbsent(feed, _ -> new ArrayList<>());
    Instant now = clock.instant();
    String id = feed + items.size();
    items.add(
        new Advisory(
            id,
            feed,
            title,
            "https://news.example/" + id,
            text,
            now.minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC),
            StatedFacts.NONE,
            now));
  }

  List<Feed> feeds() {
    return shown.keySet().stream()
        .map(name -> Feed.of(name, URI.create("https://" + name + ".example/"), Format.SYNDICATION))
        .toList();
  }

  void poll() {
    new FeedPoller(
            this::feeds,
            stores.feedStates(),
            stores.advisories(),
            stores.firstReads(),
            (feed, _, _) -> read(feed.name()),
            FirstRead.SILENT,
            FeedHourRecorder.NONE,
            clock)
        .pollAll();
  }

  private PollResult read(String feed) {
    if (failing.contains(feed)) {
      return new PollResult.Failed("the server answered 503", null, false);
    }
    List<IdentifiedItem> items =
        shown.getOrDefault(feed, List.of()).stream()
            .map(item -> item.with(copy -> copy.seenAt(clock.instant())))
            .map(item -> new IdentifiedItem(item, Set.of((long) item.id().hashCode())))
            .toList();
    return new PollResult.Changed(items, FeedState.Validators.NONE, Completeness.COMPLETE, null);
  }

  void match() {
    matcher.sweep(clock.instant().plus(Duration.ofHours(1)));
  }

  int summarize() {
    return notifier.queueSummaries(clock.instant().plus(Duration.ofHours(1)));
  }

  void deliver() {
    deliverer.sweep(clock.instant().plus(Duration.ofMinutes(30)));
  }

  /** Reads everything that is shown, and posts its summary. */
  void readAndSummarize() {
    poll();
    match();
    clock.advance(LAG);
    summarize();
    deliver();
  }

  List<Delivery> deliveries() {
    return stores.deliveries().findRecent(CUSTOMER, 1_000);
  }

  List<AlertSummary> summaries() {
    return deliveries().stream()
        .map(Delivery::notice)
        .filter(AlertSummary.class::isInstance)
        .map(AlertSummary.class::cast)
        .toList()
        .reversed();
  }

  /** The delivery of the message about the vendor's only incident. */
  Delivery alertOf(String vendor) {
    return deliveries().stream()
        .filter(delivery -> delivery.parentId() == null || delivery.isInSummary())
        .filter(
            delivery -> delivery.notice() instanceof Alert alert && alert.vendor().equals(vendor))
        .findFirst()
        .orElseThrow();
  }
}
