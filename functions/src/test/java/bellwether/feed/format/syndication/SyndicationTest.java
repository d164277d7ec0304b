package bellwether.feed.format.syndication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Completeness;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.ParsedDocument;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SyndicationTest {

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
  void text_ofHtml_keepsParagraphsAndDropsScripts() {
    Advisory item =
        ParseSupport.rss(
            "<title>T</title><description><![CDATA[<p>One\nline<br>next</p><script>evil()</script>"
                + "<ul><li>a<li>b</ul>caf&eacute; &lt;b&gt;]]></description>");
    assertThat(item.text()).isEqualTo("One line\nnext\n\na\nb\n\ncafé <b>");
  }

  @Test
  void text_isTheLongestOfTheItem() {
    Advisory item =
        ParseSupport.rss(
            "<title>T</title><description>short</description><content:encoded"
                + " xmlns:content='http://purl.org/rss/1.0/modules/content/'>the"
                + " whole</content:encoded>");
    assertThat(item.text()).isEqualTo("the whole");
  }

  @Test
  void text_ofAtom_followsItsType() {
    assertThat(ParseSupport.atom("<title>T</title><content>a &lt;b&gt; c</content>").text())
        .isEqualTo("a <b> c");
    assertThat(
            ParseSupport.atom(
                    "<title>T</title><content type='html'>a &lt;b&gt;c&lt;/b&gt;</content>")
                .text())
        .isEqualTo("a c");
    assertThat(
            ParseSupport.atom(
                    "<title>T</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a</p><p>c</p></div></content>")
                .text())
        .isEqualTo("a\n\nc");
  }

  @Test
  void title_escapedTwice_isUnescaped() {
    assertThat(ParseSupport.rss("<title>Acme&amp;#x27;s &amp;amp; Co</title>").title())
        .isEqualTo("Acme's & Co");
  }

  @Test
  void title_namingATag_losesNothing() {
    assertThat(
            ParseSupport.rss("<title>Flaw in &lt;script&gt; of &lt;b&gt;Acme&lt;/b&gt;</title>")
                .title())
        .isEqualTo("Flaw in <script> of Acme");
  }

  @Test
  void title_ofOtherVocabularies_doesNotOverride() {
    assertThat(
            ParseSupport.rss(
                    "<media:title>Photo</media:title><title>Acme</title><itunes:title>Pod</itunes:title>")
                .title())
        .isEqualTo("Acme");
  }

  @Test
  void title_missing_fallsBackToTheText() {
    assertThat(ParseSupport.rss("<description>Acme was hit.</description>").title())
        .isEqualTo("Acme was hit.");
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

  @Test
  void atom_readsTextInBase64() {
    Advisory encoded =
        ParseSupport.atom(
            "<title type='application/octet-stream'> QWNtZSBoaXQ= </title><content"
                + " type='application/octet-stream'>PHA+RmlsZXMgdGFrZW4uPC9wPg==</content>");
    assertThat(encoded.title()).isEqualTo("Acme hit");
    assertThat(encoded.text()).isEqualTo("Files taken.");
    assertThat(ParseSupport.atom("<title mode='base64'>not Base64, is it?</title>").title())
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<title>M&amp;uuml;ller Licht</title>|M\u00fcller Licht",
        "<title type='text'>M&amp;#252;ller &amp;amp; S\u00f6hne</title>|M\u00fcller & S\u00f6hne",
        "<title type='html'>M&amp;uuml;ller</title>|M\u00fcller",
        "<title type='html'>M&amp;amp;uuml;ller</title>|M\u00fcller",
        "<title>AT&amp;amp;T &amp;#8211; hit</title>|AT&T \u2013 hit",
        "<title>Flaw in &lt;b&gt; and &amp;lt;i&amp;gt;</title>|Flaw in <b> and &lt;i&gt;",
        "<title>Flaw in &amp;lt;i&amp;gt;</title>|Flaw in <i>",
        "<title type='html'>Flaw in &amp;amp;lt;i&amp;amp;gt;</title>|Flaw in &lt;i&gt;",
        "<title>R&amp;copyright=1&amp;D &bogus;</title>|R&copyright=1&D &bogus;",
      })
  void title_escapedTwiceInAtom_isUnescaped(String written, String title) {
    assertThat(ParseSupport.atom(written).title()).isEqualTo(title);
  }

  @Test
  void text_escapedTwice_isUnescaped() {
    assertThat(
            ParseSupport.atom("<title>T</title><summary>M&amp;uuml;ller was hit</summary>").text())
        .isEqualTo("M\u00fcller was hit");
    assertThat(
            ParseSupport.atom(
                    "<title>T</title><content>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</content>")
                .text())
        .isEqualTo("One\n\nTwo");
    assertThat(
            ParseSupport.rss(
                    "<title>T</title><description>&amp;lt;p&amp;gt;M&amp;amp;uuml;ller&amp;lt;/p&amp;gt;</description>")
                .text())
        .isEqualTo("M\u00fcller");
    assertThat(
            ParseSupport.rss(
                    "<title>T</title><description>Use &amp;lt;script&amp;gt; here</description>")
                .text())
        .isEqualTo("Use <script> here");
    assertThat(
            ParseSupport.advisories(
                "{\"items\":[{\"title\":\"M&uuml;ller &amp; Co\",\"content_text\":\"caf&eacute; &lt;b&gt;\"}]}"))
        .extracting(Advisory::title, Advisory::text)
        .containsExactly(tuple("M\u00fcller & Co", "caf\u00e9 &lt;b&gt;"));
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
