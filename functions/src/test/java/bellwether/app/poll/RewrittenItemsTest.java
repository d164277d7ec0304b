package bellwether.app.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.domain.incident.ReportKind;
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
import bellwether.store.memory.InMemoryMentionStore;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reworded items, from the poll to the queued alerts. */
final class RewrittenItemsTest {
  private static final URI URL = URI.create("https://wire.example/feed");
  private static final String LINK = "https://wire.example/a";
  private static final String TEXT =
      "The carrier Larkmail said on Tuesday that intruders copied customer records from its"
          + " billing system. It has told the police, and asks every customer to choose a new"
          + " password. Trains are not concerned, a spokeswoman said.";

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryFeedStateStore states = stores.feedStates();
  private final InMemoryAdvisoryStore advisories = stores.advisories();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryMentionStore mentions = stores.mentions();
  private final AdvisoryMatcher matching = new AdvisoryMatcher(stores, FloodLimit.DEFAULT, clock);

  @BeforeEach
  void watchTwo() {
    customers.addVendor("T1", Vendor.ofName("Quarx"));
    customers.addVendor("T1", Vendor.ofName("Larkmail"));
  }

  private void poll(Format format, String body, FirstRead firstRead) {
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
            (f, s, shown) -> reading,
            firstRead,
            clock)
        .pollAll();
  }

  private void sweep() {
    matching.sweep(clock.instant().plus(Duration.ofMinutes(1)));
  }

  private void publish(String... items) {
    poll(
        Format.SYNDICATION,
        "<rss><channel>" + String.join("", items) + "</channel></rss>",
        FirstRead.ALERT);
    sweep();
  }

  private static String item(String guid, String link, String title, String text) {
    return (guid.isEmpty() ? "" : "<guid isPermaLink='false'>" + guid + "</guid>")
        + (link.isEmpty() ? "" : "<link>" + link + "</link>")
        + String.format(Locale.ROOT, "<title>%s</title><description>%s</description>", title, text);
  }

  private void publish(String guid, String link, String title, String text) {
    publish("<item>" + item(guid, link, title, text) + "</item>");
  }

  private List<String> alerts() {
    return deliveries.findRecent("T1", 50).reversed().stream()
        .map(Delivery::notice)
        .map(Alert.class::cast)
        .map(alert -> alert.kind() + " " + alert.vendor())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"g1,https://wire.example/a", "g1,''", "'',https://wire.example/"})
  void newStoryUnderAnOldKey_alerts(String guid, String link) {
    publish(guid, link, "Tills are down at a shop", "A shop said that its tills were down.");
    assertThat(alerts()).isEmpty();

    publish(guid, link, "Quarx confirms data breach", "Quarx said that intruders stole records.");
    assertThat(alerts()).containsExactly("NEW Quarx");

    publish(guid, link, "Quarx confirms data breach", "Quarx said that intruders stole records.");
    publish(guid, link, "Quarx confirms a data breach", "Quarx said that intruders stole records!");
    assertThat(alerts()).containsExactly("NEW Quarx");
  }

  @Test
  void statusPageOfOneItem_alertsForEachNewStory() {
    publish("", LINK, "Larkmail confirms data breach", "Larkmail said intruders stole data.");
    publish("", LINK, "Quarx confirms data breach", "Quarx said intruders stole data.");

    assertThat(alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
  }

  @Test
  void statusPageOfOneItem_alertsAgainForTheSameVendorMonthsLater() {
    publish("", LINK, "Larkmail confirms data breach", "Larkmail said intruders stole data.");
    publish("", LINK, "All systems work", "Nothing to report from any of our rooms.");
    clock.advance(Duration.ofDays(120));
    publish("", LINK, "Larkmail hit by ransomware", "Attackers encrypted servers of Larkmail.");

    assertThat(alerts()).containsExactly("NEW Larkmail", "NEW Larkmail");
  }

  @Test
  void statusPageWithOneTemplate_alertsAgainForAVendorNamedMonthsAgo() {
    publish("", LINK, "Larkmail confirms data breach", "Larkmail said intruders stole data.");
    publish("", LINK, "Quarx confirms data breach", "Quarx said intruders stole data.");
    clock.advance(Duration.ofDays(120));
    publish("", LINK, "Larkmail reports data breach", "Larkmail said intruders stole more data.");

    assertThat(alerts()).containsExactly("NEW Larkmail", "NEW Quarx", "NEW Larkmail");
  }

  @Test
  void secondVictimInAnEdit_alertsForThatVictimOnly() {
    publish("g1", LINK, "Larkmail confirms data breach", TEXT);
    publish(
        "g1",
        LINK,
        "Larkmail confirms data breach",
        TEXT + " Update: Quarx confirmed that hackers breached its network as well.");

    assertThat(alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
  }

  @Test
  void mentionThatAnEditMakesAVictim_alerts() {
    publish("g1", LINK, "Larkmail confirms data breach", TEXT + " Quarx helps to investigate.");
    assertThat(alerts()).containsExactly("NEW Larkmail");
    assertThat(mentions.all()).hasSize(1);

    publish(
        "g1",
        LINK,
        "Larkmail confirms data breach",
        TEXT + " Quarx said that hackers breached its network, too, and stole records.");
    assertThat(alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The carrier Larkmail said on Tuesday that intruders copied customer record from its"
            + " biling system. It has told the police, and asks every customer to choose a new"
            + " password. Trains are not concerned, a spokeswoman said.",
        TEXT + " 1,204 comments",
        TEXT + " Updated three minutes ago.",
        TEXT + " Advertisement: warm socks for cold days.",
        "Trains are not concerned, a spokeswoman said. " + TEXT,
        TEXT + " Subscribe to our letter. All rights reserved.",
        TEXT + " Quarx helps to investigate.",
        "The carrier Larkmail said on Tuesday that intruders copied customer records."
      })
  void editThatAddsNothing_staysSilent(String edited) {
    publish("g1", LINK, "Larkmail confirms data breach", TEXT);
    assertThat(alerts()).containsExactly("NEW Larkmail");

    publish("g1", LINK, "Larkmail confirms data breach", edited);
    publish("g1", LINK, "Larkmail confirms a data breach", edited);
    customers.addVendor("T2", Vendor.ofName("Larkmail"));
    publish("g1", LINK, "Larkmail confirms its data breach", edited + " More follows.");

    assertThat(alerts()).containsExactly("NEW Larkmail");
    assertThat(deliveries.findRecent("T2", 9)).isEmpty();
    assertThat(advisories.all()).hasSize(1);
  }

  @Test
  void alternatingCopies_areReportedOnce() {
    String quarx = TEXT + " Quarx confirmed that hackers breached its network as well.";
    for (int i = 0; i < 5; i++) {
      publish("g1", LINK, "Larkmail confirms data breach", TEXT);
      publish("g1", LINK, "Larkmail confirms data breach", quarx);
    }

    assertThat(alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
    assertThat(advisories.all()).singleElement().matches(kept -> kept.revision() == 1);
  }

  @Test
  void alternatingStories_areReportedOnce() {
    for (int i = 0; i < 5; i++) {
      publish("", LINK, "Larkmail confirms data breach", "Larkmail said intruders stole mail.");
      publish("", LINK, "Ransomware at Quarx", "Servers in Bergen stand still for days.");
    }

    assertThat(alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
    assertThat(advisories.all()).hasSize(2);
  }

  @Test
  void changingCounter_isNotReadAgain() {
    publish("g1", LINK, "Larkmail confirms data breach", TEXT + " 1 view");
    for (int i = 2; i < 9; i++) {
      publish("g1", LINK, "Larkmail confirms data breach", TEXT + " " + i + "k view");
    }

    assertThat(advisories.all()).singleElement().matches(kept -> kept.revision() == 0);
  }

  @Test
  void textChangedAtEachPoll_causesFewRevisionsAndHidesNoNewName() {
    for (int i = 0; i < 80; i++) {
      String word = "word" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
      publish("g1", LINK, "Larkmail confirms data breach", TEXT + " " + word);
    }
    assertThat(advisories.all()).singleElement().matches(kept -> kept.revision() < 40);

    publish("g1", LINK, "Larkmail and Quarx confirm data breach", TEXT);
    assertThat(alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
  }

  @Test
  void itemOfTheSilentFirstRead_alertsForWhatALaterEditNames() {
    String first = "<rss><channel><item>%s</item></channel></rss>";
    poll(
        Format.SYNDICATION,
        String.format(Locale.ROOT, first, item("g1", LINK, "Larkmail confirms data breach", TEXT)),
        FirstRead.SILENT);
    sweep();
    assertThat(deliveries.findRecent("T1", 9))
        .allMatch(delivery -> delivery.state() == Delivery.State.SUMMARIZED);

    poll(
        Format.SYNDICATION,
        String.format(
            Locale.ROOT,
            first,
            item("g1", LINK, "Larkmail confirms data breach, Quarx breached too", TEXT)),
        FirstRead.SILENT);
    sweep();

    assertThat(deliveries.findRecent("T1", 9))
        .filteredOn(delivery -> delivery.state() == Delivery.State.PENDING)
        .extracting(delivery -> ((Alert) delivery.notice()).vendor())
        .containsExactly("Quarx");
  }

  @Test
  void editBeforeTheFirstMatch_losesNothing() {
    String feed = "<rss><channel><item>%s</item></channel></rss>";
    poll(
        Format.SYNDICATION,
        String.format(Locale.ROOT, feed, item("g1", LINK, "Larkmail confirms data breach", TEXT)),
        FirstRead.ALERT);
    poll(
        Format.SYNDICATION,
        String.format(Locale.ROOT, feed, item("g1", LINK, "Larkmail confirms a data breach", TEXT)),
        FirstRead.ALERT);
    sweep();

    assertThat(alerts()).containsExactly("NEW Larkmail");
  }

  @Test
  void editMatchedTwice_isReportedOnce() {
    publish("g1", LINK, "A carrier confirms data breach", "Records were stolen.");
    publish("g1", LINK, "Quarx confirms data breach", "Records were stolen.");
    advisories.all().forEach(advisory -> matching.match(advisory.id()));

    assertThat(alerts()).containsExactly("NEW Quarx");
  }

  @Test
  void itemReturningWithNewText_alerts() {
    publish("g1", LINK, "A carrier confirms data breach", "Records were stolen.");
    publish("g2", "https://wire.example/b", "Weather", "Rain.");
    publish("g1", LINK, "Quarx confirms data breach", "Records were stolen.");

    assertThat(alerts()).containsExactly("NEW Quarx");
  }

  @Test
  void denialInAnEdit_isOneReply() {
    publish("g1", LINK, "Larkmail confirms data breach", TEXT);
    publish("g1", LINK, "Larkmail denies data breach", TEXT.replace("said", "denied"));
    int replies = alerts().size();
    publish("g1", LINK, "Larkmail denies a data breach", TEXT.replace("said", "denied"));

    assertThat(alerts()).startsWith("NEW Larkmail").hasSize(replies).hasSizeLessThan(3);
  }

  private static String claim(String discovered) {
    return String.format(
        Locale.ROOT,
        "{\"group_name\":\"nightgull\",\"post_title\":\"Quarx\",\"discovered\":\"%s\"}",
        discovered);
  }

  private void publishClaims(String... posts) {
    poll(Format.RANSOMLOOK, "[" + String.join(",", posts) + "]", FirstRead.ALERT);
    sweep();
  }

  @Test
  void claimRepeatedMuchLater_alertsAgain() {
    publishClaims(claim("2025-01-13 10:00:00"));
    publishClaims();
    publishClaims(claim("2026-02-13 11:33:13"));
    publishClaims(claim("2026-02-13 11:59:59"));

    assertThat(alerts()).containsExactly("NEW Quarx", "NEW Quarx");
  }

  @Test
  void claimMadeAgainAfterFourMonths_isAnotherIncident() {
    publishClaims(claim("2025-01-13 10:00:00"));
    publishClaims(claim("2025-05-20 10:00:00"));

    assertThat(alerts()).containsExactly("NEW Quarx", "NEW Quarx");
  }

  @Test
  void claimPostedAgainWithinWeeks_isTheSame() {
    publishClaims(claim("2025-01-13 10:00:00"));
    publishClaims(claim("2025-01-14 02:00:00"));
    publishClaims(claim("2025-03-01 02:00:00"));

    assertThat(alerts()).containsExactly("NEW Quarx");
    assertThat(advisories.all()).hasSize(1);
  }

  @Test
  void bothClaimsInOneDocument_areTwo_howeverOftenTheyAreRead() {
    String old = claim("2025-01-13 10:00:00");
    for (int i = 0; i < 3; i++) {
      publishClaims(claim("2026-02-13 11:33:13"), old);
      publishClaims(old, claim("2026-02-14 01:33:13"));
      publishClaims(claim("2026-02-13 11:33:13"));
    }

    assertThat(alerts()).containsExactly("NEW Quarx", "NEW Quarx");
    assertThat(advisories.all())
        .extracting(Advisory::published)
        .extracting(String::valueOf)
        .containsExactlyInAnyOrder("2025-01-13T10:00Z", "2026-02-13T11:33:13Z");
  }

  @Test
  void dateInTheFuture_doesNotHideLaterAlerts() {
    publish(
        "<item>"
            + item("g1", LINK, "Quarx confirms data breach", "Quarx said intruders stole data.")
            + "<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate></item>");
    clock.advance(Duration.ofDays(300));
    publish("g2", "https://wire.example/b", "Ransomware halts Quarx", "Servers of Quarx are down.");

    assertThat(alerts()).containsExactly("NEW Quarx", "NEW Quarx");
    assertThat(deliveries.findRecent("T1", 9))
        .extracting(delivery -> ((Alert) delivery.notice()).kind())
        .containsOnly(ReportKind.NEW);
  }
}
