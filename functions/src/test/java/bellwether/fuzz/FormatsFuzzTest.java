package bellwether.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.FeedParser;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents bred from the samples: each method is one format's parser, and no document may break it
 * or get anything past it. Without {@code JAZZER_FUZZ=1} they run on the inputs that are kept.
 */
final class FormatsFuzzTest {
  private static final Path SAMPLES = Path.of("../events/feeds");
  private static final URI BASE = URI.create("https://feed.example/all");
  private static final Instant SEEN = Instant.parse("2026-01-02T03:04:05Z");
  private static final int MAX_CHARS = 64_000;

  /** What parsers stumble over. */
  private static final String[] FRAGMENTS = {
    "<",
    ">",
    "</",
    "/>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml ",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&lt;",
    "&#0;",
    "&#x110000;",
    "&foo;",
    "&",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e999",
    "9999999999999999999999",
    "\\u0000",
    "\\ud800",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\u0000",
    "\uFEFF",
    "\uD83D",
    "<item>",
    "</item>",
    "<entry>",
    "<guid>",
    "<link>",
    "<title>",
    "<content:encoded>",
    "http://",
    "https://[::1",
    "javascript:",
    "http://abcdefabcdefabcd.onion/",
    "2026-13-45",
    "Feb 31",
    "From a at b  Fri Mar 19 10:38:04 2021\n",
    "=?utf-8?B?////?=",
    "boundary=",
    "--b\n",
    "*a",
    "&a ",
    "- ",
    "? ",
    "xml:base=\"http://x/\"",
    "xmlns:a=\"b\""
  };

  private static final Map<Format, List<String>> SEEDS =
      Map.ofEntries(
          Map.entry(Format.SYNDICATION, List.of("securityweek.rss", "atom-news.atom", "wire.json")),
          Map.entry(
              Format.MAILMAN,
              List.of(
                  "breachexchange/2021-March.txt",
                  "breachexchange/2021-March/005850.html",
                  "breachexchange/2021-March/005850.txt")),
          Map.entry(Format.HIBP, List.of("hibp-breaches.json")),
          Map.entry(Format.KEV, List.of("kev.json")),
          Map.entry(Format.EDGAR, List.of("edgar.atom")),
          Map.entry(Format.RANSOMWARE_LIVE, List.of("ransomware-live.json")),
          Map.entry(Format.RANSOMLOOK, List.of("ransomlook.json")),
          Map.entry(Format.GHSA, List.of("ghsa.json")),
          Map.entry(Format.OSV, List.of("osv.json", "osv.yaml")),
          Map.entry(Format.CSAF, List.of("csaf.json", "csaf-rolie.json")),
          Map.entry(Format.CSV, List.of("california.csv")),
          Map.entry(Format.JSON, List.of("washington.json")),
          Map.entry(Format.HTML, List.of("oregon.html")),
          Map.entry(Format.MAIL, List.of("../mail/0102019bd9f3a6c0-vendor-notice.eml")));

  @FuzzTest(maxDuration = "10s")
  void syndication(FuzzedDataProvider data) {
    check(Format.SYNDICATION, data);
  }

  @FuzzTest(maxDuration = "10s")
  void mailman(FuzzedDataProvider data) {
    check(Format.MAILMAN, data);
  }

  @FuzzTest(maxDuration = "10s")
  void hibp(FuzzedDataProvider data) {
    check(Format.HIBP, data);
  }

  @FuzzTest(maxDuration = "10s")
  void kev(FuzzedDataProvider data) {
    check(Format.KEV, data);
  }

  @FuzzTest(maxDuration = "10s")
  void edgar(FuzzedDataProvider data) {
    check(Format.EDGAR, data);
  }

  @FuzzTest(maxDuration = "10s")
  void ransomwareLive(FuzzedDataProvider data) {
    check(Format.RANSOMWARE_LIVE, data);
  }

  @FuzzTest(maxDuration = "10s")
  void ransomLook(FuzzedDataProvider data) {
    check(Format.RANSOMLOOK, data);
  }

  @FuzzTest(maxDuration = "10s")
  void ghsa(FuzzedDataProvider data) {
    check(Format.GHSA, data);
  }

  @FuzzTest(maxDuration = "10s")
  void osv(FuzzedDataProvider data) {
    check(Format.OSV, data);
  }

  @FuzzTest(maxDuration = "10s")
  void csaf(FuzzedDataProvider data) {
    check(Format.CSAF, data);
  }

  @FuzzTest(maxDuration = "10s")
  void csv(FuzzedDataProvider data) {
    check(Format.CSV, data);
  }

  @FuzzTest(maxDuration = "10s")
  void json(FuzzedDataProvider data) {
    check(Format.JSON, data);
  }

  @FuzzTest(maxDuration = "10s")
  void html(FuzzedDataProvider data) {
    check(Format.HTML, data);
  }

  @FuzzTest(maxDuration = "10s")
  void mail(FuzzedDataProvider data) {
    check(Format.MAIL, data);
  }

  /** A sample, cut, torn and sewn together again as the fuzzer's bytes say. */
  private static byte[] mutate(Format format, FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder(sample(data.pickValue(SEEDS.get(format))));
    int cuts = data.consumeInt(0, 12);
    for (int i = 0; i < cuts && text.length() > 0 && text.length() < MAX_CHARS; i++) {
      int from = data.consumeInt(0, text.length() - 1);
      int to = Math.min(text.length(), from + data.consumeInt(0, 200));
      switch (data.consumeInt(0, 4)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to).repeat(data.consumeInt(1, 20)));
        case 2 -> text.replace(from, to, data.pickValue(FRAGMENTS).repeat(data.consumeInt(1, 50)));
        case 3 -> text.insert(from, data.consumeString(40));
        default -> text.setLength(from);
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private static String sample(String name) {
    try {
      return Files.readString(SAMPLES.resolve(name), ISO_8859_1);
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }

  private static @Nullable Mapping mapping(Format format) {
    return Catalogue.builtIn().stream()
        .filter(feed -> feed.format() == format)
        .map(Feed::mapping)
        .findFirst()
        .orElse(null);
  }

  private static void check(Format format, FuzzedDataProvider data) {
    byte[] document = mutate(format, data);
    Mapping mapping = format.needsMapping() ? mapping(format) : null;
    ParsedDocument parsed = FeedParser.parse(format, "feed", document, null, BASE, mapping, SEEN);
    switch (parsed) {
      case ParsedDocument.Unreadable(var reason) -> {
        assertThat(reason).doesNotStartWith("breaks the parser").hasSizeLessThan(200);
        assertThat(reason.lines()).hasSize(1);
      }
      case ParsedDocument.Items(var items, var _) -> {
        Set<String> ids = new HashSet<>();
        for (IdentifiedItem item : items) {
          check(format, item.advisory());
          assertThat(ids.add(item.advisory().id())).isTrue();
        }
      }
    }
    assertThat(FeedParser.parse(format, "feed", document, null, BASE, mapping, SEEN))
        .isEqualTo(parsed);
  }

  private static void check(Format format, Advisory advisory) {
    assertThat(advisory.title().length()).isLessThanOrEqualTo(1_100);
    assertThat(advisory.text().length()).isLessThanOrEqualTo(65_000);
    if (advisory.url() != null) {
      assertThat(advisory.url()).matches("(?is)https?://.*").hasSizeLessThanOrEqualTo(8_000);
    }
    if (format == Format.RANSOMWARE_LIVE || format == Format.RANSOMLOOK) {
      assertThat(advisory.title() + advisory.text()).doesNotContainIgnoringCase(".onion/");
      assertThat(advisory.url() + "").doesNotContain(".onion");
    }
  }
}
