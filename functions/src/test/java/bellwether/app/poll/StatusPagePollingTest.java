package bellwether.app.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.app.vendors.VendorLists;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.FeedReader;
import bellwether.feed.http.FeedClient;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryIncidentStore;
import bellwether.store.memory.InMemoryMentionStore;
import bellwether.store.memory.InMemoryStores;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Status pages of vendors, from the vendor list to the alert. */
final class StatusPagePollingTest {
  private static final String OUTAGE =
      incident(
          "aa11",
          "Slow uploads",
          "<strong>Resolved</strong> - This incident has been resolved."
              + " There is no evidence of unauthorized access.");
  private static final String BREACH =
      incident(
          "bb22",
          "Security notice",
          "<strong>Identified</strong> - We have identified unauthorized access to our systems.");

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryFeedStateStore states = stores.feedStates();
  private final InMemoryCustomerFeedStore customerFeeds = stores.customerFeeds();
  private final InMemoryAdvisoryStore advisories = stores.advisories();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryIncidentStore incidents = stores.incidents();
  private final InMemoryMentionStore mentions = stores.mentions();
  private final VendorLists lists = new VendorLists(customers, customerFeeds);
  private final AdvisoryMatcher matching = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer site;
  private FeedPoller polls;

  @BeforeEach
  void open() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          byte[] body = pages.getOrDefault(path, "").getBytes(UTF_8);
          exchange.sendResponseHeaders(
              body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    site.start();
    FeedReader reader =
        new FeedReader(new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)), clock);
    polls =
        new FeedPoller(
            new PolledFeeds(List.of(), customerFeeds)::all,
            states,
            advisories,
            reader::read,
            FirstRead.SILENT,
            clock);
  }

  @AfterEach
  void close() {
    site.stop(0);
  }

  @Test
  void breachOnAVendorsPage_alertsThoseWhoListThePage_andNobodyElse() {
    lists.watch("T1", vendor("Quillforge", "/"));
    lists.watch("T2", vendor("Quillforge Inc", "/history.rss"));
    lists.watch("T3", Vendor.ofName("Quillforge"));
    publish("/history.rss", OUTAGE);
    round();

    publish("/history.rss", BREACH, OUTAGE);
    round();
    round();

    assertThat(alerts("T1"))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.vendor()).isEqualTo("Quillforge");
          assertThat(alert.role()).isEqualTo(Role.VICTIM);
          assertThat(alert.confidence()).isEqualTo(Confidence.CONFIRMED);
          assertThat(alert.kind()).isEqualTo(ReportKind.NEW);
          assertThat(alert.title()).isEqualTo("Security notice");
          assertThat(alert.feed()).endsWith(" (status page)");
        });
    assertThat(alerts("T2")).extracting(Alert::vendor).containsExactly("Quillforge Inc");
    assertThat(alerts("T3")).isEmpty();
    assertThat(incidents.findByVendor("quillforge")).as("shared incidents").isEmpty();
    assertThat(asked).as("one request for both customers").hasSize(3);
  }

  @Test
  void outages_areNeitherReportedNorStoredAsMentions() {
    lists.watch("T1", vendor("Quillforge", "/"));
    publish("/history.rss", incident("0", "Old outage", "Resolved."));
    round();

    publish(
        "/history.rss", OUTAGE, incident("cc33", "Quillforge maintenance", "Quillforge is down."));
    round();

    assertThat(alerts("T1")).isEmpty();
    assertThat(mentions.all()).isEmpty();
  }

  @Test
  void outageThatTurnsOutToBeABreach_alertsWithTheUpdateThatSaysSo_once() {
    lists.watch("T1", vendor("Quillforge", "/"));
    String investigating = "<strong>Investigating</strong> - We are looking into slow logins.";
    publish("/history.rss", incident("dd44", "Slow logins", investigating));
    round();
    String identified =
        "<strong>Identified</strong> - We have identified unauthorized access to our systems. ";
    publish("/history.rss", incident("dd44", "Slow logins", identified + investigating));
    round();
    round();
    String resolved = "<strong>Resolved</strong> - This incident has been resolved. ";
    publish("/history.rss", incident("dd44", "Slow logins", resolved + identified + investigating));
    round();

    assertThat(alerts("T1"))
        .singleElement()
        .extracting(Alert::role, Alert::kind)
        .containsExactly(Role.VICTIM, ReportKind.NEW);
  }

  @Test
  void firstRead_isSilent() {
    lists.watch("T1", vendor("Quillforge", "/"));
    publish("/history.rss", BREACH);
    round();

    assertThat(deliveries.findRecent("T1", 9))
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.SUMMARIZED);
  }

  @Test
  void pageThatKeepsItsFeedElsewhere_isReadThere() {
    lists.watch("T1", vendor("Quillforge", "/"));
    publish("/feed.rss", OUTAGE);
    round();
    publish("/feed.rss", BREACH, OUTAGE);
    round();

    assertThat(alerts("T1")).hasSize(1);
    assertThat(polls.countFailing()).isZero();
  }

  @Test
  void failingPage_isReportedToItsCustomerOnly() {
    lists.watch("T1", vendor("Quillforge", "/nowhere/"));
    round();

    String name = new StatusPage(url("/nowhere/")).feedName();
    assertThat(states.get(name).health().failureCount()).isEqualTo(1);
    assertThat(polls.countFailing()).isZero();
  }

  @Test
  void removedVendor_isNoLongerPolled() {
    lists.watch("T1", vendor("Quillforge", "/"));
    lists.unwatch("T1", "quillforge");
    round();

    assertThat(asked).isEmpty();
  }

  @Test
  void customerListingThePageLater_isAlertedToLaterUpdates() {
    lists.watch("T1", vendor("Quillforge", "/"));
    publish("/history.rss", OUTAGE);
    round();
    publish("/history.rss", BREACH, OUTAGE);
    polls.pollAll();
    lists.watch("T2", vendor("Quillforge", "/"));
    sweep();

    assertThat(alerts("T1")).hasSize(1);
    assertThat(alerts("T2")).hasSize(1);
  }

  private void round() {
    polls.pollAll();
    sweep();
    clock.advance(Duration.ofMinutes(16));
  }

  private void sweep() {
    matching.sweep(clock.instant().plusSeconds(30));
  }

  private List<Alert> alerts(String customer) {
    return deliveries.findRecent(customer, 50).stream()
        .filter(delivery -> delivery.state() == Delivery.State.PENDING)
        .map(Delivery::notice)
        .map(Alert.class::cast)
        .toList();
  }

  private void publish(String path, String... items) {
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

  private static String incident(String id, String title, String update) {
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

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + site.getAddress().getPort() + path);
  }

  private Vendor vendor(String name, String path) {
    return new Vendor(
        name, List.of(), List.of(), List.of(), null, null, List.of(), new StatusPage(url(path)));
  }
}
