package bellwether.feed.format.syndication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Completeness;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.ParsedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which documents are feeds, and the links of their items. */
final class SyndicationParserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rss version='2.0'><channel><item><title>Acme hit</title><link>https://a.com/1</link></item></channel></rss>",
        "<rss version='0.91'><channel><item><title>Acme hit</title><link>https://a.com/1</link></item></channel></rss>",
        "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN'"
            + " 'http://my.netscape.com/rss.dtd'><rss version='0.91'><channel><item><title>Acme"
            + " hit</title><link>https://a.com/1</link></item></channel></rss>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns='http://purl.org/rss/1.0/'><channel/><item"
            + " rdf:about='https://a.com/1'><title>Acme"
            + " hit</title><link>https://a.com/1</link></item></rdf:RDF>",
        "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns:s='http://purl.org/rss/1.0/'><s:item><s:title>Acme"
            + " hit</s:title><s:link>https://a.com/1</s:link></s:item></r:RDF>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Acme hit</title><link href='https://a.com/1'/></entry></feed>",
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>Acme hit</title><link rel='alternate' href='https://a.com/1'/></entry></feed>",
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>Acme hit</a:title><a:link href='https://a.com/1'/></a:entry></a:feed>",
        "<CHANNEL><ITEM HREF='https://a.com/1'><TITLE>Acme hit</TITLE></ITEM></CHANNEL>",
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"title\":\"Acme hit\",\"url\":\"https://a.com/1\"}]}",
        "\uFEFF  {\"items\":[{\"title\":\"Acme hit\",\"external_url\":\"https://a.com/1\"}]}",
        "\n\n  junk <?xml version='1.0'?><rss><channel><item><title>Acme hit</title><link>https://a.com/1</link></item></channel></rss>",
      })
  void parse_everyFormat_isDetectedByContent(String feed) {
    assertThat(ParseSupport.advisories(feed))
        .singleElement()
        .satisfies(a -> {
          assertThat(a.title()).isEqualTo("Acme hit");
          assertThat(a.url()).isEqualTo("https://a.com/1");
          assertThat(a.feed()).isEqualTo("news");
          assertThat(a.seenAt()).isEqualTo(ParseSupport.SEEN);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rss version='2.0'><channel><title>x</title></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'/>",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}"
      })
  void parse_emptyButValidFeed_isRead(String feed) {
    assertThat(ParseSupport.parseFeed(feed))
        .isEqualTo(new ParsedDocument.Items(List.of(), Completeness.COMPLETE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "hello",
        "<html><body>Log in</body></html>",
        "{}",
        "[]",
        "{\"items\"",
        "{\"a\":1}",
        "<opml/>",
        "\u0000"
      })
  void parse_nonFeed_isUnreadable(String text) {
    assertThat(ParseSupport.syndication(text.getBytes(UTF_8)))
        .isInstanceOf(ParsedDocument.Unreadable.class);
  }

  @Test
  void parse_htmlPage_isReportedAsHtml() {
    assertThat(ParseSupport.syndication("<!DOCTYPE html><html><p>Log in".getBytes(UTF_8)))
        .isEqualTo(new ParsedDocument.Unreadable("an HTML page, not a feed"));
  }

  @Test
  void link_relative_isResolvedAgainstTheNearestBase() {
    assertThat(ParseSupport.rss("<title>T</title><link>/a</link>").url())
        .isEqualTo("https://news.example.com/a");
    assertThat(
            ParseSupport.atom("<title>T</title><link xml:base='https://b.com/x/' href='a'/>").url())
        .isEqualTo("https://b.com/x/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@b.c",
        "data:text/html,x",
        "http://",
        "https:///x"
      })
  void link_otherThanWeb_isNone(String link) {
    assertThat(ParseSupport.rss("<title>T</title><link>" + link + "</link>").url()).isNull();
  }

  @Test
  void link_missing_isThePermalink() {
    assertThat(ParseSupport.rss("<title>T</title><guid>https://a.com/1</guid>").url())
        .isEqualTo("https://a.com/1");
    assertThat(
            ParseSupport.rss("<title>T</title><guid isPermaLink='false'>https://a.com/1</guid>")
                .url())
        .isNull();
  }

  @Test
  void link_ofAtom_isTheAlternateOne() {
    assertThat(
            ParseSupport.atom(
                    "<link rel='enclosure' href='https://a.com/f'/><link rel='self' href='https://a.com/s'/><link rel='alternate' href='https://a.com/1'/>")
                .url())
        .isEqualTo("https://a.com/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ttl>2.5</ttl>",
        "<skipHours><hour>25</hour></skipHours>",
        "<cloud port='x'/>",
        "&foo; & &#0; &#xD800;",
        "\u0001\u000b",
        "<image>",
        "<unclosed>",
        "</nothing>",
        "<a b=c d d d>",
        "<![CDATA[ ]] ]]>",
        "<!-- -- -->"
      })
  void parse_garbageInTheChannel_losesNoItem(String dirt) {
    assertThat(
            ParseSupport.advisories(
                "<rss><channel>"
                    + dirt
                    + "<item><title>One</title></item><item><title>Two &bogus; \u0002&amp; & x</title></item></channel></rss>"))
        .extracting(Advisory::title)
        .startsWith("One")
        .hasSize(2);
  }

  @Test
  void parse_latin1UnderUtf8_keepsTheLetters() {
    ParsedDocument.Items items =
        ParseSupport.items(
            ParseSupport.syndication(
                "<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>café naïve</title></item></channel></rss>"
                    .getBytes(ISO_8859_1)));
    assertThat(items.items().getFirst().advisory().title()).isEqualTo("café naïve");
    assertThat(items.completeness().isDegraded()).isTrue();
  }
}
