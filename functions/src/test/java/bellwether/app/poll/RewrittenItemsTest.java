package bellwether.app.poll;

import static bellwether.app.poll.PublishedItems.LINK;
import static bellwether.app.poll.PublishedItems.item;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Format;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryMentionStore;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which edits of an item lead to an alert. */
final class RewrittenItemsTest {
  private static final String TEXT =
      "The carrier Larkmail said on Tuesday that intruders copied customer records from its"
          + " billing system. It has told the police, and asks every customer to choose a new"
          + " password. Trains are not concerned, a spokeswoman said.";

  private final PublishedItems feed = new PublishedItems();
  private final InMemoryMentionStore mentions = feed.stores.mentions();

  @Test
  void secondVictimInAnEdit_alertsForThatVictimOnly() {
    feed.publish("g1", LINK, "Larkmail confirms data breach", TEXT);
    feed.publish(
        "g1",
        LINK,
        "Larkmail confirms data breach",
        TEXT + " Update: Quarx confirmed that hackers breached its network as well.");

    assertThat(feed.alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
  }

  @Test
  void mentionThatAnEditMakesAVictim_alerts() {
    feed.publish(
        "g1", LINK, "Larkmail confirms data breach", TEXT + " Quarx helps to investigate.");
    assertThat(feed.alerts()).containsExactly("NEW Larkmail");
    assertThat(mentions.all()).hasSize(1);

    feed.publish(
        "g1",
        LINK,
        "Larkmail confirms data breach",
        TEXT + " Quarx said that hackers breached its network, too, and stole records.");
    assertThat(feed.alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
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
  void editWithoutNewInformation_doesNotAlert(String edited) {
    feed.publish("g1", LINK, "Larkmail confirms data breach", TEXT);
    assertThat(feed.alerts()).containsExactly("NEW Larkmail");

    feed.publish("g1", LINK, "Larkmail confirms data breach", edited);
    feed.publish("g1", LINK, "Larkmail confirms a data breach", edited);
    feed.customers.addVendor("T2", Vendor.ofName("Larkmail"));
    feed.publish("g1", LINK, "Larkmail confirms its data breach", edited + " More follows.");

    assertThat(feed.alerts()).containsExactly("NEW Larkmail");
    assertThat(feed.deliveries.findRecent("T2", 9)).isEmpty();
    assertThat(feed.advisories.all()).hasSize(1);
  }

  @Test
  void alternatingCopies_areReportedOnce() {
    String quarx = TEXT + " Quarx confirmed that hackers breached its network as well.";
    for (int i = 0; i < 5; i++) {
      feed.publish("g1", LINK, "Larkmail confirms data breach", TEXT);
      feed.publish("g1", LINK, "Larkmail confirms data breach", quarx);
    }

    assertThat(feed.alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
    assertThat(feed.advisories.all()).singleElement().matches(kept -> kept.revision() == 1);
  }

  @Test
  void changingCounter_isNotReadAgain() {
    feed.publish("g1", LINK, "Larkmail confirms data breach", TEXT + " 1 view");
    for (int i = 2; i < 9; i++) {
      feed.publish("g1", LINK, "Larkmail confirms data breach", TEXT + " " + i + "k view");
    }

    assertThat(feed.advisories.all()).singleElement().matches(kept -> kept.revision() == 0);
  }

  @Test
  void textChangedAtEachPoll_causesFewRevisionsAndHidesNoNewName() {
    for (int i = 0; i < 80; i++) {
      String word = "word" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
      feed.publish("g1", LINK, "Larkmail confirms data breach", TEXT + " " + word);
    }
    assertThat(feed.advisories.all()).singleElement().matches(kept -> kept.revision() < 40);

    feed.publish("g1", LINK, "Larkmail and Quarx confirm data breach", TEXT);
    assertThat(feed.alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
  }

  @Test
  void itemOfTheSilentFirstRead_alertsForWhatALaterEditNames() {
    String first = "<rss><channel><item>%s</item></channel></rss>";
    feed.poll(
        Format.SYNDICATION,
        String.format(Locale.ROOT, first, item("g1", LINK, "Larkmail confirms data breach", TEXT)),
        FirstRead.SILENT);
    feed.sweep();
    assertThat(feed.deliveries.findRecent("T1", 9))
        .allMatch(delivery -> delivery.state() == Delivery.State.HELD);

    feed.poll(
        Format.SYNDICATION,
        String.format(
            Locale.ROOT,
            first,
            item("g1", LINK, "Larkmail confirms data breach, Quarx breached too", TEXT)),
        FirstRead.SILENT);
    feed.sweep();

    assertThat(feed.deliveries.findRecent("T1", 9))
        .filteredOn(delivery -> delivery.state() == Delivery.State.PENDING)
        .extracting(delivery -> ((Alert) delivery.notice()).vendor())
        .containsExactly("Quarx");
  }

  @Test
  void editBeforeTheFirstMatch_losesNothing() {
    String rss = "<rss><channel><item>%s</item></channel></rss>";
    feed.poll(
        Format.SYNDICATION,
        String.format(Locale.ROOT, rss, item("g1", LINK, "Larkmail confirms data breach", TEXT)),
        FirstRead.ALERT);
    feed.poll(
        Format.SYNDICATION,
        String.format(Locale.ROOT, rss, item("g1", LINK, "Larkmail confirms a data breach", TEXT)),
        FirstRead.ALERT);
    feed.sweep();

    assertThat(feed.alerts()).containsExactly("NEW Larkmail");
  }

  @Test
  void editMatchedTwice_isReportedOnce() {
    feed.publish("g1", LINK, "A carrier confirms data breach", "Records were stolen.");
    feed.publish("g1", LINK, "Quarx confirms data breach", "Records were stolen.");
    feed.advisories.all().forEach(advisory -> feed.matching.match(advisory.id()));

    assertThat(feed.alerts()).containsExactly("NEW Quarx");
  }

  @Test
  void denialInAnEdit_isOneReply() {
    feed.publish("g1", LINK, "Larkmail confirms data breach", TEXT);
    feed.publish("g1", LINK, "Larkmail denies data breach", TEXT.replace("said", "denied"));
    int replies = feed.alerts().size();
    feed.publish("g1", LINK, "Larkmail denies a data breach", TEXT.replace("said", "denied"));

    assertThat(feed.alerts()).startsWith("NEW Larkmail").hasSize(replies).hasSizeLessThan(3);
  }

  @Test
  void dateInTheFuture_doesNotHideLaterAlerts() {
    feed.publish(
        "<item>"
            + item("g1", LINK, "Quarx confirms data breach", "Quarx said intruders stole data.")
            + "<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate></item>");
    feed.clock.advance(Duration.ofDays(300));
    feed.publish(
        "g2", "https://wire.example/b", "Ransomware halts Quarx", "Servers of Quarx are down.");

    assertThat(feed.alerts()).containsExactly("NEW Quarx", "NEW Quarx");
    assertThat(feed.deliveries.findRecent("T1", 9))
        .extracting(delivery -> ((Alert) delivery.notice()).kind())
        .containsOnly(ReportKind.NEW);
  }
}
