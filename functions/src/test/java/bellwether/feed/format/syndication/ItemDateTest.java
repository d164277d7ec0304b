package bellwether.feed.format.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.feed.ParseSupport;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the date of an item. */
final class ItemDateTest {
  @Test
  void date_unreadable_isNullAndTheItemIsKept() {
    assertThat(ParseSupport.rss("<title>T</title><pubDate>31 Feb 2026 25:61</pubDate>").published())
        .isNull();
  }

  @Test
  void date_keepsItsZone() {
    assertThat(
            ParseSupport.rss("<title>T</title><pubDate>Fri, 19 Mar 2021 10:38:04 EDT</pubDate>")
                .published())
        .isEqualTo(OffsetDateTime.parse("2021-03-19T10:38:04-04:00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate><dc:date>2026-01-05T10:00:00Z</dc:date>",
        "<pubDate>Invalid Date</pubDate><atom:updated>2026-01-05T10:00:00Z</atom:updated>",
        "<pubDate/><pubDate>soon</pubDate><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate>",
        "<dc:date>Thu, 01 Jan 1970 00:00:00 GMT</dc:date><dcterms:modified>2026-01-05 10:00</dcterms:modified>",
        "<pubDate><time datetime='2026-01-05T10:00:00Z'>Mon, 01/05/2026 - 10:00</time></pubDate>",
        "<pubDate>&lt;time datetime=\"2026-01-05T10:00:00Z\"&gt;5 Jan&lt;/time&gt;</pubDate>",
      })
  void date_invalid_fallsBackToTheNext(String dates) {
    String item = "<title>T</title>" + dates;
    assertThat(ParseSupport.rss(item).published()).isEqualTo("2026-01-05T10:00:00Z");
    assertThat(
            ParseSupport.advisories(
                    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                        + " xmlns='http://purl.org/rss/1.0/'"
                        + " xmlns:dc='http://purl.org/dc/elements/1.1/'"
                        + " xmlns:atom='http://www.w3.org/2005/Atom'><item>"
                        + item
                        + "</item></rdf:RDF>")
                .getFirst()
                .published())
        .isEqualTo("2026-01-05T10:00:00Z");
  }

  @Test
  void date_placeholderInAtomAndJson_fallsBackToTheNext() {
    assertThat(
            ParseSupport.atom(
                    "<title>T</title><published>0001-01-01T00:00:00Z</published><updated>2026-01-05T10:00:00Z</updated>")
                .published())
        .isEqualTo("2026-01-05T10:00:00Z");
    assertThat(
            ParseSupport.advisories(
                    "{\"items\":[{\"title\":\"T\",\"date_published\":\"0001-01-01T00:00:00Z\",\"date_modified\":\"2026-01-05T10:00:00Z\"}]}")
                .getFirst()
                .published())
        .isEqualTo("2026-01-05T10:00:00Z");
    assertThat(
            ParseSupport.rss("<title>T</title><pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>")
                .published())
        .isNull();
  }
}
