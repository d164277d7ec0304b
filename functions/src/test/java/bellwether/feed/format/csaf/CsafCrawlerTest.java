package bellwether.feed.format.csaf;

import static bellwether.feed.crawl.CrawlFixture.CLOCK;
import static bellwether.feed.crawl.CrawlFixture.DOCUMENT;
import static bellwether.feed.crawl.CrawlFixture.named;
import static bellwether.feed.crawl.CrawlFixture.titles;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.feed.FakeWebServer;
import bellwether.feed.crawl.CrawlFixture;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.http.FetchResult;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which lists of a CSAF provider are read, and which of their documents are fetched. */
final class CsafCrawlerTest {
  @AutoClose private final CrawlFixture crawl = new CrawlFixture();

  @Test
  void firstPoll_readsTheNewest_andSkipsTheRest() {
    crawl.list(100);

    assertThat(titles(crawl.poll())).isEqualTo(named(99, 70));
    assertThat(crawl.poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void onlyNewDocuments_areFetched() {
    crawl.list(40);
    crawl.poll();
    int before = crawl.site.requests.size();
    crawl.list(42);

    assertThat(titles(crawl.poll())).isEqualTo(named(41, 40));
    assertThat(crawl.site.requests.size() - before).as("the list and two documents").isEqualTo(3);
  }

  @Test
  void lateEntryWithAnOldTime_isRead() {
    crawl.list(10);
    crawl.poll();
    crawl.pages.put(
        "/dir/changes.csv",
        String.format(
            Locale.ROOT,
            "d9.json,%s\nlate.json,2020-01-01T00:00:00\n",
            CLOCK.instant().plusSeconds(9)));
    crawl.pages.put("/dir/late.json", String.format(Locale.ROOT, DOCUMENT, "LATE"));

    assertThat(titles(crawl.poll())).containsExactly("T (LATE)");
  }

  @Test
  void revisedDocument_isReadAgain() {
    crawl.list(3);
    crawl.poll();
    crawl.pages.put("/dir/changes.csv", "d1.json,2026-02-01T00:00:00Z\n");

    assertThat(titles(crawl.poll())).containsExactly("T (D1)");
  }

  @Test
  void sameTimeInAnotherFormat_isNoChange() {
    crawl.pages.put("/dir/changes.csv", "\"a.json\",\"2026-01-02T00:00:00.000Z\"\n");
    crawl.pages.put("/dir/a.json", String.format(Locale.ROOT, DOCUMENT, "A"));
    crawl.poll();
    crawl.pages.put("/dir/changes.csv", "a.json,2026-01-02T00:00:00\n");

    assertThat(crawl.poll())
        .as("a time without a zone is UTC")
        .isEqualTo(new PollResult.Unchanged(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>try later</html>", "no table at all"})
  void unreadableList_isAFailure(String body) {
    crawl.pages.put("/dir/changes.csv", body);

    assertThat(crawl.poll()).isInstanceOf(PollResult.Failed.class);
  }

  @Test
  void cutOffLine_isNotRead() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; lines.length() < 2 * CsafListing.INITIAL_CHANGES_BYTES; i++) {
      lines.append(
          String.format(
              Locale.ROOT, "\"%s%d.json\",\"2026-01-02T00:00:00Z\"\n", "x".repeat(200), i));
    }
    CsafListing lists = new CsafListing(crawl.site.at("/"));
    byte[] beginning =
        java.util.Arrays.copyOf(
            lines.toString().getBytes(UTF_8), CsafListing.INITIAL_CHANGES_BYTES);
    assertThat(
            lists.addChanges(
                new FetchResult.Document(
                    okio.ByteString.of(beginning),
                    null,
                    crawl.site.at("/"),
                    null,
                    null,
                    null,
                    null,
                    null),
                CsafListing.INITIAL_CHANGES_BYTES))
        .isTrue();

    assertThat(lists.newestFirst())
        .hasSizeGreaterThan(300)
        .allSatisfy(listed -> assertThat(listed.timestamp()).isEqualTo("2026-01-02T00:00:00Z"));
  }

  @Test
  void rolieFeed_isReadNewestFirst() {
    crawl.pages.put(
        "/white.json",
        "{\"feed\":{\"entry\":[{\"id\":\"a\",\"updated\":\"2026-01-01T00:00:00Z\",\"content\":{\"src\":\"/a.json\"}},{\"id\":\"b\",\"updated\":\"2026-01-01T00:00:00-01:00\",\"link\":[{\"rel\":\"self\",\"href\":\"/b.json\"}]}]}}");
    crawl.pages.put("/a.json", String.format(Locale.ROOT, DOCUMENT, "A"));
    crawl.pages.put("/b.json", String.format(Locale.ROOT, DOCUMENT, "B"));

    assertThat(titles(crawl.poll(crawl.site.at("/white.json")))).containsExactly("T (B)", "T (A)");
  }

  @Test
  void otherHost_isFetchedOnlyOverTls() {
    try (FakeWebServer stranger = new FakeWebServer(e -> FakeWebServer.send(e, 200, new byte[0]))) {
      String elsewhere = "http://localhost:" + stranger.port() + "/x.json";
      crawl.pages.put(
          "/white.json",
          String.format(
              Locale.ROOT,
              "{\"feed\":{\"entry\":[{\"id\":\"a\",\"updated\":\"2026\",\"content\":{\"src\":\"/a.json\"}},{\"id\":\"x\",\"updated\":\"2026\",\"content\":{\"src\":\"%s\"}}]}}",
              elsewhere));
      crawl.pages.put("/a.json", String.format(Locale.ROOT, DOCUMENT, "A"));

      assertThat(titles(crawl.poll(crawl.site.at("/white.json")))).containsExactly("T (A)");
      assertThat(stranger.requests).isEmpty();
    }
  }

  @Test
  void metadataWithoutPublicLists_isAFailure() {
    crawl.pages.put(
        "/provider-metadata.json",
        "{\"distributions\":[{\"rolie\":{\"feeds\":[{\"tlp_label\":\"AMBER\",\"url\":\"/amber\"}]}}]}");

    assertThat(crawl.poll(crawl.site.at("/provider-metadata.json")))
        .isInstanceOfSatisfying(
            PollResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("no list of public documents"));
    assertThat(crawl.site.requests).hasSize(1);
  }
}
