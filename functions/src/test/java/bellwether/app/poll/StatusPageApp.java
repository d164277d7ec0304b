package bellwether.app.poll;

import static bellwether.domain.vendor.VendorSamples.withStatusPage;
import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.app.vendors.ListRecorders;
import bellwether.app.vendors.VendorLists;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.http.FeedClient;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryStores;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Polls and matches the status pages of listed vendors. */
final class StatusPageApp implements AutoCloseable {
  static final String OUTAGE =
      incident(
          "aa11",
          "Slow uploads",
          "<strong>Resolved</strong> - This incident has been resolved."
              + " There is no evidence of unauthorized access.");

  static final String BREACH =
      incident(
          "bb22",
          "Security notice",
          "<strong>Identified</strong> - We have identified unauthorized access to our systems.");

  private final TestClock clock = TestClock.start();
  final InMemoryStores stores = new InMemoryStores();
  final InMemoryFeedStateStore states = stores.feedStates();
  private final InMemoryCustomerFeedStore customerFeeds = stores.customerFeeds();
  private final InMemoryAdvisoryStore advisories = stores.advisories();
  final InMemoryCustomerStore customers = stores.customers();
  final InMemoryDeliveryStore deliveries = stores.deliveries();
  final VendorLists lists = new VendorLists(customers, customerFeeds, ListRecorders.unread());
  private final AdvisoryMatcher matching = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);
  final Map<String, String> pages = new ConcurrentHashMap<>();
  final FakeWebServer site = new FakeWebServer(this::answer);
  final FeedPoller polls;

  StatusPageApp() {
    FeedReader reader =
        new FeedReader(new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)), clock);
    polls =
        new FeedPoller(
            new PolledFeeds(List.of(), customerFeeds)::all,
            states,
            advisories,
            stores.firstReads(),
            reader::read,
            FirstRead.SILENT,
            FeedHourRecorder.NONE,
            clock);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(UTF_8);
    FakeWebServer.send(exchange, body.length == 0 ? 404 : 200, body);
  }

  @Override
  public void close() {
    site.close();
  }

  void round() {
    polls.pollAll();
    sweep();
    clock.advance(Duration.ofMinutes(16));
  }

  void sweep() {
    matching.sweep(clock.instant().plusSeconds(30));
  }

  List<Alert> alerts(String customer) {
    return deliveries.findRecent(customer, 50).stream()
        .filter(delivery -> delivery.state() == Delivery.State.PENDING)
        .map(Delivery::notice)
        .map(Alert.class::cast)
        .toList();
  }

  void publish(String path, String... items) {
    pages.put(
        path,
        Stream.of(items)
            .collect(
                Collectors.joining(
                    "",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>"
                        + "<title>Quillforge Status - Incident History</title>"
                        + "<link>https://status.quillforge.example</link>",
                    "</channel></rss>")));
  }

  static String incident(String id, String title, String update) {
    String link = "https://status.quillforge.example/incidents/" + id;
    return "<item><title>"
        + title
        + "</title><description>"
        + ("<p><small>Nov <var data-var='date'>25</var>, <var data-var='time'>09:14</var>"
                + " UTC</small><br />"
                + update
                + "</p>")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
        + "</description><pubDate>Wed, 25 Nov 2026 09:14:00 +0000</pubDate><link>"
        + link
        + "</link><guid>"
        + link
        + "</guid></item>";
  }

  Vendor vendor(String name, String path) {
    return withStatusPage(name, site.at(path).toString());
  }
}
