package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.domain.advisory.Advisory;
import bellwether.feed.document.ParsedDocument;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests entities, depth and size of documents designed to exhaust a parser. */
final class HostileXmlTest {
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

  private static void neverBreaks(String feed) {
    ParsedDocument parsed = ParseSupport.syndication(feed.getBytes(StandardCharsets.UTF_8));
    assertThat(parsed.toString()).doesNotContain("breaks the parser");
  }
}
