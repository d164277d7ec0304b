package bellwether.feed.format.csaf;

import static bellwether.feed.crawl.FeedSite.feed;
import static bellwether.feed.crawl.FeedSite.fresh;
import static bellwether.feed.crawl.FeedSite.poll;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.feed.crawl.FeedSite;
import bellwether.feed.crawl.PollResult;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests the lists that the metadata of a CSAF provider names. */
final class CsafProviderTest {
  private static final String DOCUMENT =
      "{\"document\":{\"title\":\"T\",\"publisher\":{\"namespace\":\"https://q.example\"},\"tracking\":{\"id\":\"%s\"}}}";
  @AutoClose private final FeedSite feeds = new FeedSite();

  @Test
  void csaf_readsTheNewestDocumentsOfPublicLists() {
    feeds.pages.put(
        "/provider-metadata.json",
        String.format(
            Locale.ROOT,
            "{\"canonical_url\":\"x\",\"distributions\":[{\"rolie\":{\"feeds\":[{\"tlp_label\":\"WHITE\",\"url\":\"%s\"},{\"tlp_label\":\"RED\",\"url\":\"%s\"}]}},{\"directory_url\":\"%s\"}]}",
            feeds.site.at("/white.json"),
            feeds.site.at("/red.json"),
            feeds.site.at("/dir")));
    feeds.pages.put(
        "/white.json",
        String.format(
            Locale.ROOT,
            "{\"feed\":{\"entry\":[{\"id\":\"a\",\"updated\":\"2026-01-01T00:00:00Z\",\"content\":{\"src\":\"%s\"}}]}}",
            feeds.site.at("/a.json")));
    feeds.pages.put(
        "/dir/changes.csv", "\"2026/b.json\",\"2026-01-02T00:00:00\"\nc.json,2026-01-01\n");
    feeds.pages.put("/a.json", String.format(Locale.ROOT, DOCUMENT, "A"));
    feeds.pages.put("/dir/2026/b.json", String.format(Locale.ROOT, DOCUMENT, "B"));
    feeds.pages.put("/dir/c.json", String.format(Locale.ROOT, DOCUMENT, "C"));
    Feed feed = feed(feeds.site.at("/provider-metadata.json"), Format.CSAF);

    PollResult.Changed read = fresh(poll(feed, null));

    assertThat(read.items())
        .extracting(item -> item.advisory().title())
        .containsExactlyInAnyOrder("T (A)", "T (B)", "T (C)");
    assertThat(feeds.site.requests)
        .noneMatch(exchange -> exchange.getRequestURI().getPath().equals("/red.json"));
    int before = feeds.requestCount();
    assertThat(poll(feed, read.validators())).isEqualTo(new PollResult.Unchanged(null));
    assertThat(feeds.requestCount() - before).as("metadata and two lists").isEqualTo(3);
  }

  @Test
  void csaf_listThatFails_doesNotAffectTheOther() {
    feeds.pages.put(
        "/provider-metadata.json",
        String.format(
            Locale.ROOT,
            "{\"distributions\":[{\"directory_url\":\"%s\"},{\"directory_url\":\"%s\"}]}",
            feeds.site.at("/gone/"),
            feeds.site.at("/dir/")));
    feeds.pages.put("/dir/changes.csv", "\"b.json\",\"2026-01-02T00:00:00Z\"\n");
    feeds.pages.put("/dir/b.json", String.format(Locale.ROOT, DOCUMENT, "B"));

    PollResult.Changed read =
        fresh(poll(feed(feeds.site.at("/provider-metadata.json"), Format.CSAF), null));

    assertThat(read.items()).hasSize(1);
    assertThat(read.completeness().isDegraded()).isTrue();
    assertThat(poll(feed(feeds.site.at("/provider-metadata.json"), Format.CSAF), read.validators()))
        .isInstanceOfSatisfying(
            PollResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("a part of the feed's list"));
  }
}
