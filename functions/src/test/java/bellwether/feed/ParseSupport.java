package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Parses documents that a test creates. */
public final class ParseSupport {
  public static final Instant SEEN = Instant.parse("2026-12-31T03:04:05Z");
  public static final URI BASE = URI.create("https://news.example.com/feeds/all.xml");

  private ParseSupport() {}

  public static ParsedDocument syndication(byte[] body) {
    return FeedParser.parse(Format.SYNDICATION, "news", body, null, BASE, SEEN);
  }

  public static ParsedDocument.Items items(ParsedDocument parsed) {
    assertThat(parsed).isInstanceOf(ParsedDocument.Items.class);
    return (ParsedDocument.Items) parsed;
  }

  public static ParsedDocument.Items parseFeed(String text) {
    return items(syndication(text.getBytes(UTF_8)));
  }

  public static List<Advisory> advisories(String text) {
    return parseFeed(text).items().stream().map(IdentifiedItem::advisory).toList();
  }

  /** The only item of an RSS 2.0 feed with this content. */
  public static Advisory rss(String inside) {
    List<Advisory> all =
        advisories("<rss version='2.0'><channel><item>" + inside + "</item></channel></rss>");
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  public static Advisory atom(String inside) {
    List<Advisory> all =
        advisories(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + inside + "</entry></feed>");
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  public static ParsedDocument mailman(byte[] body) {
    return FeedParser.parse(Format.MAILMAN, "list", body, null, null, SEEN);
  }
}
