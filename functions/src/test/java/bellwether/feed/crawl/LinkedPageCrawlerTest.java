package bellwether.feed.crawl;

import static bellwether.feed.crawl.FeedSite.feed;
import static bellwether.feed.crawl.FeedSite.fingerprints;
import static bellwether.feed.crawl.FeedSite.fresh;
import static bellwether.feed.crawl.FeedSite.poll;
import static bellwether.feed.crawl.FeedSite.reader;
import static bellwether.feed.crawl.FeedSite.stateWith;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests lists that name their next page in a header. */
final class LinkedPageCrawlerTest {
  @AutoClose private final FeedSite feeds = new FeedSite();

  private static String ghsa(String id) {
    return String.format(Locale.ROOT, "[{\"ghsa_id\":\"%s\",\"summary\":\"s\"}]", id);
  }

  @Test
  void ghsa_followsTheNextPage_upToALimit() {
    feeds.pages.put(
        "/g", "Link: <" + feeds.site.at("/g?after=1") + ">; rel=\"next\"\n" + ghsa("GHSA-1"));
    feeds.pages.put(
        "/g?after=1",
        "Link: <" + feeds.site.at("/g?after=1") + ">; rel=\"next\"\n" + ghsa("GHSA-2"));
    Feed feed = feed(feeds.site.at("/g"), Format.GHSA);

    PollResult.Changed read = fresh(poll(feed, null));

    assertThat(feeds.requestCount()).isEqualTo(3);
    assertThat(read.items()).extracting(item -> item.advisory().title()).contains("s");
    assertThat(poll(feed, read.validators())).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void ghsa_revisedAdvisories_areReadOnToTheNextPage() {
    String link = "Link: <" + feeds.site.at("/g?after=1") + ">; rel=\"next\"\n";
    feeds.pages.put("/g", link + ghsa("GHSA-1"));
    feeds.pages.put("/g?after=1", ghsa("GHSA-2"));
    Feed feed = feed(feeds.site.at("/g"), Format.GHSA);
    Set<Long> shown = fingerprints(fresh(poll(feed, null)));
    feeds.pages.put("/g", link + revised("GHSA-1"));
    feeds.pages.put("/g?after=1", revised("GHSA-2"));

    assertThat(fresh(reader().read(feed, stateWith(null), () -> shown)).items()).hasSize(2);
  }

  private static String revised(String id) {
    return String.format(
        Locale.ROOT,
        "[{\"ghsa_id\":\"%s\",\"summary\":\"s\",\"vulnerabilities\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"@acme/x\"}}]}]",
        id);
  }
}
