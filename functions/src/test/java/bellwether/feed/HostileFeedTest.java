package bellwether.feed;

import static bellwether.feed.SyndicationSamples.twentyItems;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.feed.document.ParsedDocument;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests charsets, dates, defects of one item and random bytes in feeds. */
final class HostileFeedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "UTF-16BE",
        "UTF-16LE",
        "UTF-16",
        "UTF-32BE",
        "UTF-32LE",
        "windows-1252",
        "GB18030",
        "Big5",
        "EUC-JP"
      })
  @Tag("case-50")
  void charset_declared_isFollowed(String name) {
    String title =
        name.startsWith("GB") || name.startsWith("Big")
            ? "中文"
            : name.startsWith("EUC") ? "日本" : "café";
    byte[] body =
        ("<?xml version='1.0' encoding='"
                + name
                + "'?><rss><channel><item><title>"
                + title
                + "</title></item></channel></rss>")
            .getBytes(Charset.forName(name));
    assertThat(
            ParseSupport.items(ParseSupport.syndication(body))
                .items()
                .getFirst()
                .advisory()
                .title())
        .isEqualTo(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IBM037", "UTF-7", "x-bogus", "../etc", ""})
  @Tag("case-50")
  void charset_unsupported_isIgnored(String name) {
    ParsedDocument parsed =
        FeedParser.parse(
            Format.SYNDICATION,
            "news",
            "<rss><channel><item><title>café</title></item></channel></rss>".getBytes(UTF_8),
            "text/xml; charset=" + name,
            null,
            ParseSupport.SEEN);
    assertThat(ParseSupport.items(parsed).items().getFirst().advisory().title()).isEqualTo("café");
  }

  @Test
  void bytes_atRandom_neverBreakAParser() {
    long seed = 20260102L;
    Random random = new Random(seed);
    byte[] model = twentyItems().getBytes(UTF_8);
    for (int round = 0; round < 500; round++) {
      byte[] bytes = model.clone();
      for (int i = 0; i < 1 + random.nextInt(30); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      for (Format format : Format.values()) {
        ParsedDocument parsed =
            FeedParser.parse(format, "news", bytes, null, null, ParseSupport.SEEN);
        assertThat(parsed.toString())
            .as("seed %d, round %d", seed, round)
            .doesNotContain("breaks the parser");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>a\u0008b</title>",
        "<title>a\u0000b</title>",
        "<title>a&#xD800;b</title>",
        "<title>a&foo;b</title>",
        "<title>AT&T & co</title>",
        "<title>a < b</title>",
        "<pubDate>31 Feb 2026 10:00 GMT</pubDate>",
        "<pubDate>1 Jan 9999999</pubDate>",
        "<link>http://[::1</link>",
        "<guid isPermaLink='maybe'>x</guid>",
        "<enclosure length='-1' url=''/>",
        "<b:unbound>x</b:unbound>",
        "<title>a</titel>",
      })
  @Tag("case-49")
  @Tag("case-57")
  void defect_ofOneItem_losesNoOther(String flaw) {
    ParsedDocument.Items read =
        ParseSupport.parseFeed(
            "<rss><channel><ttl>soon</ttl><skipHours><hour>25</hour></skipHours>"
                + "<item><title>Before</title><guid>1</guid></item>"
                + "<item>"
                + flaw
                + "<description>Text</description></item>"
                + "<item><title>After</title><guid>3</guid></item></channel></rss>");

    assertThat(read.items())
        .extracting(item -> item.advisory().title())
        .contains("Before", "After")
        .hasSize(3);
  }

  @Test
  @Tag("case-57")
  void impossibleDates_keepTheOrderOfTheFeed() {
    StringBuilder items = new StringBuilder();
    List<String> dates =
        List.of("31 Feb 2026", "1 Jan 9999999", "", "vr, 19 mrx 2021", "1 Jan 2099 00:00 GMT");
    for (String date : dates) {
      items.append("<item><title>").append(date.length()).append("</title><pubDate>");
      items.append(date).append("</pubDate></item>");
    }

    List<Advisory> read = ParseSupport.advisories("<rss><channel>" + items + "</channel></rss>");

    assertThat(read)
        .extracting(Advisory::title)
        .containsExactlyElementsOf(dates.stream().map(date -> "" + date.length()).toList());
    assertThat(read.subList(0, 4)).extracting(Advisory::published).containsOnlyNulls();
  }

  @Test
  void text_hasNoUnprintableCharacters() {
    Advisory item =
        ParseSupport.rss(
            "<title>A\u0007B&#7;\uFFFE\u009B</title><description>x\u0000y\u001b[31m</description>");
    assertThat(item.title() + item.text()).matches("[\\x20-\\x7e\uFFFD]*");
  }
}
