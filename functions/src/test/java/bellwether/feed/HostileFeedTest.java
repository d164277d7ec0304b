package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.feed.document.ParsedDocument;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds that are made, or broken on their way, to hurt the reader. */
final class HostileFeedTest {

  @Test
  @Tag("case-48")
  void truncation_atEveryByte_keepsEveryCompleteItem() {
    String feed = twentyItems();
    byte[] bytes = feed.getBytes(UTF_8);
    List<String> whole = ParseSupport.advisories(feed).stream().map(Advisory::id).toList();
    assertThat(whole).hasSize(20);
    for (int cut = feed.indexOf("<channel>"); cut < bytes.length; cut++) {
      byte[] part = Arrays.copyOf(bytes, cut);
      int complete = count(new String(part, UTF_8), "</item>");
      assertThat(ParseSupport.items(ParseSupport.syndication(part)).items())
          .as("cut at byte %d", cut)
          .extracting(item -> item.advisory().id())
          .isEqualTo(whole.subList(0, complete));
    }
  }

  @Test
  @Tag("case-48")
  void truncation_isReported() {
    String feed = twentyItems();
    assertThat(ParseSupport.parseFeed(feed).completeness().isDegraded()).isFalse();
    assertThat(
            ParseSupport.parseFeed(feed.substring(0, feed.length() / 2))
                .completeness()
                .isDegraded())
        .isTrue();
  }

  @Test
  @Tag("case-48")
  void truncation_ofJsonAtEveryByte_keepsEveryCompleteItem() {
    StringBuilder feed =
        new StringBuilder("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[");
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      feed.append(i == 0 ? "" : ",")
          .append("{\"id\":\"")
          .append(i)
          .append("\",\"title\":\"T")
          .append(i)
          .append("\"}");
      ends.add(feed.length());
    }
    String whole = feed.append("]}").toString();
    for (int cut = whole.indexOf('[') + 1; cut < whole.length(); cut++) {
      int limit = cut;
      assertThat(ParseSupport.parseFeed(whole.substring(0, cut)).items())
          .as("cut at %d", cut)
          .hasSize((int) ends.stream().filter(end -> end <= limit).count());
    }
  }

  @Test
  @Tag("case-52")
  void externalEntity_isNeitherReadNorFetched(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "canary-word");
    try (ServerSocket canary = new ServerSocket(0)) {
      canary.setSoTimeout(100);
      String http = "http://127.0.0.1:" + canary.getLocalPort() + "/x";
      for (String target : List.of(secret.toUri().toString(), http)) {
        ParsedDocument parsed =
            ParseSupport.syndication(
                ("<!DOCTYPE rss [<!ENTITY x SYSTEM '"
                        + target
                        + "'><!ENTITY % p SYSTEM '"
                        + target
                        + "'> %p;]>"
                        + "<rss><channel><item><title>A &x;</title>"
                        + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='"
                        + target
                        + "' parse='text'/>"
                        + "</item></channel></rss>")
                    .getBytes(UTF_8));
        assertThat(parsed.toString()).doesNotContain("canary-word");
      }
      assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  @Tag("case-52")
  void billionLaughs_areNotExpanded() {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY a")
          .append(i)
          .append(" '")
          .append(("&a" + (i - 1) + ";").repeat(10))
          .append("'>");
    }
    ParsedDocument parsed =
        ParseSupport.syndication(
            (dtd + "]><rss><channel><item><title>A &a29;</title></item></channel></rss>")
                .getBytes(UTF_8));
    assertThat(parsed.toString()).hasSizeLessThan(2_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 200_000})
  @Tag("case-51")
  void depth_isBounded(int depth) {
    for (String tag : List.of("x", "div", "b", "item", "description")) {
      String nested = ("<" + tag + ">").repeat(depth) + "deep" + ("</" + tag + ">").repeat(depth);
      neverBreaks(
          "<rss><channel><item><title>A</title><description>"
              + nested
              + "</description></item></channel></rss>");
      neverBreaks(
          "<rss><channel><item><title>A</title><description><![CDATA["
              + nested
              + "]]></description></item></channel></rss>");
    }
    neverBreaks("[".repeat(depth));
    neverBreaks("{\"items\":" + "[".repeat(depth));
    neverBreaks("{\"items\":[{\"id\":" + "{\"a\":".repeat(depth));
  }

  @Test
  @Tag("case-51")
  void size_isBounded() {
    String a = "a";
    Advisory big =
        ParseSupport.rss(
            "<title>"
                + a.repeat(3_000_000)
                + "</title><description>"
                + a.repeat(3_000_000)
                + "</description>");
    assertThat(big.title()).hasSize(1_000);
    assertThat(big.text()).hasSize(64_000);
    assertThat(
            ParseSupport.parseFeed(
                    "<rss><channel>"
                        + "<item><title>x</title><guid>1</guid></item>".repeat(100_000)
                        + "</channel></rss>")
                .completeness()
                .isDegraded())
        .isTrue();
    assertThat(ParseSupport.syndication(new byte[10_000_001]))
        .isInstanceOf(ParsedDocument.Unreadable.class);
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      attributes.append(" a").append(i).append("='1'");
    }
    neverBreaks("<rss><channel><item" + attributes + "><title>A</title></item></channel></rss>");
  }

  @Test
  @Tag("case-51")
  void items_beyondTheLimit_areSkippedAndReported() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 10_100; i++) {
      items.append("<item><guid>").append(i).append("</guid></item>");
    }
    ParsedDocument.Items read =
        ParseSupport.parseFeed("<rss><channel>" + items + "</channel></rss>");
    assertThat(read.items()).hasSize(10_000);
    assertThat(read.completeness().isDegraded()).isTrue();
  }

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

  private static void neverBreaks(String feed) {
    ParsedDocument parsed = ParseSupport.syndication(feed.getBytes(StandardCharsets.UTF_8));
    assertThat(parsed.toString()).doesNotContain("breaks the parser");
  }

  private static String twentyItems() {
    StringBuilder feed =
        new StringBuilder(
            "<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0'><channel><title>x</title>");
    for (int i = 0; i < 20; i++) {
      feed.append("<item><title>Título ")
          .append(i)
          .append("</title><guid>g")
          .append(i)
          .append("</guid><description><![CDATA[<p>a & b</p>]]></description></item>\n");
    }
    return feed.append("</channel></rss>").toString();
  }

  private static int count(String text, String word) {
    return (text.length() - text.replace(word, "").length()) / word.length();
  }
}
