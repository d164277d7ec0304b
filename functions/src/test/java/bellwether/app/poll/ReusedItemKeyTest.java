package bellwether.app.poll;

import static bellwether.app.poll.PublishedItems.LINK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests items whose key now stands for another story. */
final class ReusedItemKeyTest {
  private final PublishedItems feed = new PublishedItems();

  @ParameterizedTest
  @CsvSource({"g1,https://wire.example/a", "g1,''", "'',https://wire.example/"})
  void newStoryUnderAnOldKey_alerts(String guid, String link) {
    feed.publish(guid, link, "Tills are down at a shop", "A shop said that its tills were down.");
    assertThat(feed.alerts()).isEmpty();

    feed.publish(
        guid, link, "Quarx confirms data breach", "Quarx said that intruders stole records.");
    assertThat(feed.alerts()).containsExactly("NEW Quarx");

    feed.publish(
        guid, link, "Quarx confirms data breach", "Quarx said that intruders stole records.");
    feed.publish(
        guid, link, "Quarx confirms a data breach", "Quarx said that intruders stole records!");
    assertThat(feed.alerts()).containsExactly("NEW Quarx");
  }

  @Test
  void statusPageOfOneItem_alertsForEachNewStory() {
    feed.publish("", LINK, "Larkmail confirms data breach", "Larkmail said intruders stole data.");
    feed.publish("", LINK, "Quarx confirms data breach", "Quarx said intruders stole data.");

    assertThat(feed.alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
  }

  @Test
  void statusPageOfOneItem_alertsAgainForTheSameVendorMonthsLater() {
    feed.publish("", LINK, "Larkmail confirms data breach", "Larkmail said intruders stole data.");
    feed.publish("", LINK, "All systems work", "Nothing to report from any of our rooms.");
    feed.clock.advance(Duration.ofDays(120));
    feed.publish(
        "", LINK, "Larkmail hit by ransomware", "Attackers encrypted servers of Larkmail.");

    assertThat(feed.alerts()).containsExactly("NEW Larkmail", "NEW Larkmail");
  }

  @Test
  void statusPageWithOneTemplate_alertsAgainForAVendorNamedMonthsAgo() {
    feed.publish("", LINK, "Larkmail confirms data breach", "Larkmail said intruders stole data.");
    feed.publish("", LINK, "Quarx confirms data breach", "Quarx said intruders stole data.");
    feed.clock.advance(Duration.ofDays(120));
    feed.publish(
        "", LINK, "Larkmail reports data breach", "Larkmail said intruders stole more data.");

    assertThat(feed.alerts()).containsExactly("NEW Larkmail", "NEW Quarx", "NEW Larkmail");
  }

  @Test
  void alternatingStories_areReportedOnce() {
    for (int i = 0; i < 5; i++) {
      feed.publish(
          "", LINK, "Larkmail confirms data breach", "Larkmail said intruders stole mail.");
      feed.publish("", LINK, "Ransomware at Quarx", "Servers in Bergen stand still for days.");
    }

    assertThat(feed.alerts()).containsExactly("NEW Larkmail", "NEW Quarx");
    assertThat(feed.advisories.all()).hasSize(2);
  }

  @Test
  void itemReturningWithNewText_alerts() {
    feed.publish("g1", LINK, "A carrier confirms data breach", "Records were stolen.");
    feed.publish("g2", "https://wire.example/b", "Weather", "Rain.");
    feed.publish("g1", LINK, "Quarx confirms data breach", "Records were stolen.");

    assertThat(feed.alerts()).containsExactly("NEW Quarx");
  }
}
