package bellwether.app.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.FeedParser;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.ParsedDocument;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Polls and matches the items that a feed publishes. */
final class PublishedItems {
  private static final URI URL = URI.create("https://wire.example/feed");
  static final String LINK = "https://wire.example/a";

  final TestClock clock = TestClock.start();
  final InMemoryStores stores = new InMemoryStores();
  private final InMemoryFeedStateStore states = stores.feedStates();
  final InMemoryAdvisoryStore advisories = stores.advisories();
  final InMemoryCustomerStore customers = stores.customers();
  final InMemoryDeliveryStore deliveries = stores.deliveries();
  final AdvisoryMatcher matching = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);

  PublishedItems() {
    customers.addVendor("T1", Vendor.ofName("Quarx"));
    customers.addVendor("T1", Vendor.ofName("Larkmail"));
  }

  void poll(Format format, String body, FirstRead firstRead) {
    clock.advance(Duration.ofHours(1));
    ParsedDocument parsed =
        FeedParser.parse(format, "wire", body.getBytes(UTF_8), null, URL, clock.instant());
    assertThat(parsed).isInstanceOf(ParsedDocument.Items.class);
    ParsedDocument.Items read = (ParsedDocument.Items) parsed;
    PollResult reading =
        new PollResult.Changed(read.items(), Validators.NONE, read.completeness(), null);
    new FeedPoller(
            () -> List.of(Feed.of("wire", URL, format)),
            states,
            advisories,
            stores.firstReads(),
            (f, s, shown) -> reading,
            firstRead,
            FeedHourRecorder.NONE,
            clock)
        .pollAll();
  }

  void sweep() {
    matching.sweep(clock.instant().plus(Duration.ofMinutes(1)));
  }

  void publish(String... items) {
    poll(
        Format.SYNDICATION,
        "<rss><channel>" + String.join("", items) + "</channel></rss>",
        FirstRead.ALERT);
    sweep();
  }

  static String item(String guid, String link, String title, String text) {
    return (guid.isEmpty() ? "" : "<guid isPermaLink='false'>" + guid + "</guid>")
        + (link.isEmpty() ? "" : "<link>" + link + "</link>")
        + String.format(Locale.ROOT, "<title>%s</title><description>%s</description>", title, text);
  }

  void publish(String guid, String link, String title, String text) {
    publish("<item>" + item(guid, link, title, text) + "</item>");
  }

  List<String> alerts() {
    return deliveries.findRecent("T1", 50).reversed().stream()
        .map(Delivery::notice)
        .map(Alert.class::cast)
        .map(alert -> alert.kind() + " " + alert.vendor())
        .toList();
  }
}
