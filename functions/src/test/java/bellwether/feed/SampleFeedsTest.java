package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the sample feeds contain the expected items. */
final class SampleFeedsTest {

  @Test
  void rss_carriesTheArticleThatTheListPassesOn() {
    List<Advisory> items = read("feeds/securityweek.rss", Format.SYNDICATION);
    assertThat(items).hasSize(5);
    Advisory mimecast = items.getFirst();
    Advisory post = read("feeds/breachexchange/2021-March.txt", Format.MAILMAN).get(1);
    assertThat(mimecast.url()).contains("utm_source");
    assertThat(CanonicalUrl.of(String.valueOf(mimecast.url())))
        .isPresent()
        .isEqualTo(CanonicalUrl.of(String.valueOf(post.url())));
    assertThat(mimecast.text()).contains("SolarWinds’ Orion").contains("\n\n");
  }

  @Test
  void atom_andJson_areRead() {
    assertThat(read("feeds/atom-news.atom", Format.SYNDICATION))
        .hasSize(5)
        .allSatisfy(item -> assertThat(item.text()).isNotEmpty().doesNotContain("<"));
    assertThat(read("feeds/wire.json", Format.SYNDICATION))
        .hasSize(4)
        .allSatisfy(item -> assertThat(item.published()).isNotNull());
  }

  @Test
  void feedsFile_namesEachSampleOnce() {
    List<Feed> feeds = Catalogue.parse(new String(FeedSamples.bytes("feeds/feeds.json"), UTF_8));
    assertThat(feeds)
        .hasSize(15)
        .allSatisfy(feed -> assertThat(feed.url().getPath()).startsWith("/feeds/"));
  }

  private static List<Advisory> read(String name, Format format) {
    ParsedDocument parsed =
        FeedParser.parse(format, "sample", FeedSamples.bytes(name), null, null, ParseSupport.SEEN);
    assertThat(ParseSupport.items(parsed).completeness().isDegraded()).isFalse();
    return ParseSupport.items(parsed).items().stream().map(IdentifiedItem::advisory).toList();
  }
}
