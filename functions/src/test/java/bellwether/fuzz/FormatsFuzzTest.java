package bellwether.fuzz;

import static bellwether.fuzz.SampleMutator.mutate;
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
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tests that no generated document breaks a parser. Without {@code JAZZER_FUZZ=1} only stored
 * inputs are parsed.
 */
final class FormatsFuzzTest {
  private static final URI BASE = URI.create("https://feed.example/all");
  private static final Instant SEEN = Instant.parse("2026-01-02T03:04:05Z");

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
