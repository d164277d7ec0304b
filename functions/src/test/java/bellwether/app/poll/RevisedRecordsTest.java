package bellwether.app.poll;

import static bellwether.app.poll.ChangingFeed.URL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.ParsedDocument;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests records that their source revises, retracts or repeats. */
final class RevisedRecordsTest {
  private final ChangingFeed feed = new ChangingFeed();

  private static String hibp(long accounts, String description) {
    return "[{\"Name\":\"Larkmail\",\"Title\":\"Larkmail\",\"AddedDate\":\"2026-01-01T00:00:00Z\","
        + String.format(
            Locale.ROOT, "\"PwnCount\":%d,\"Description\":\"%s\"}]", accounts, description);
  }

  @Test
  void increasedRecordCount_isReportedOnceAcrossAlternatingCopies() {
    assertThat(feed.publish(Format.HIBP, hibp(1_000, "a"))).isEqualTo(1);
    assertThat(feed.publish(Format.HIBP, hibp(6_000, "a"))).isEqualTo(1);
    for (int i = 0; i < 3; i++) {
      assertThat(feed.publish(Format.HIBP, hibp(1_000, "b"))).isZero();
      assertThat(feed.publish(Format.HIBP, hibp(6_000, "a"))).isZero();
    }
    Advisory kept = feed.advisories.all().getFirst();
    assertThat(kept.revision()).isEqualTo(1);
    assertThat(kept.changes()).containsExactly("records: 1,000 → 6,000");
    assertThat(kept.statedFacts().recordCount()).isEqualTo(6_000);
  }

  @Test
  void fabricatedRecord_isRetractedOnceDespiteOldCopies() {
    String marked = hibp(1_000, "a").replace("\"Name\"", "\"IsFabricated\":true,\"Name\"");
    feed.publish(Format.HIBP, hibp(1_000, "a"));
    assertThat(feed.publish(Format.HIBP, marked)).isEqualTo(1);
    assertThat(feed.publish(Format.HIBP, hibp(1_000, "a"))).isZero();
    assertThat(feed.publish(Format.HIBP, marked)).isZero();
    Advisory kept = feed.advisories.all().getFirst();
    assertThat(kept.changes()).containsExactly("retracted by its source");
    assertThat(kept.statedFacts().retracted()).isTrue();
  }

  @Test
  void returningOrRewordedRecord_isNotNew() {
    feed.publish(Format.HIBP, hibp(1_000, "a"));
    String other = "[{\"Name\":\"Quarx\",\"Title\":\"Quarx\",\"PwnCount\":1}]";
    assertThat(feed.publish(Format.HIBP, other)).isEqualTo(1);
    assertThat(feed.publish(Format.HIBP, hibp(1_000, "edited"))).isZero();
    assertThat(feed.publish(Format.HIBP, hibp(900, "edited"))).isZero();
  }

  @Test
  void recordThatLosesItsName_isTheSameByTitleAndDate() {
    feed.publish(Format.HIBP, hibp(1_000, "a"));
    String nameless = hibp(1_000, "a").replace("\"Name\":\"Larkmail\"", "\"Name\":null");
    assertThat(
            feed.publish(Format.HIBP, nameless.replace("Title\":\"Larkmail", "Title\":\"Larkmail")))
        .isZero();
    assertThat(feed.publish(Format.HIBP, hibp(1_000, "a"))).isZero();
  }

  private static String kev(String vendor, String ransomware) {
    return String.format(
            Locale.ROOT,
            "{\"vulnerabilities\":[{\"cveID\":\"CVE-2026-1\",\"vendorProject\":\"%s\",\"product\":\"P\",",
            vendor)
        + String.format(
            Locale.ROOT,
            "\"vulnerabilityName\":\"V\",\"knownRansomwareCampaignUse\":\"%s\"}]}",
            ransomware);
  }

  @Test
  void ransomwareFlagAndVendorName_areReportedOnFirstChange() {
    feed.publish(Format.KEV, kev("Quarx", "Unknown"));
    assertThat(feed.publish(Format.KEV, kev("Quarx", "Known"))).isEqualTo(1);
    assertThat(feed.publish(Format.KEV, kev("Quarx", "Unknown"))).isZero();
    assertThat(feed.publish(Format.KEV, kev("Quarx Systems", "Known"))).isEqualTo(1);
    assertThat(feed.publish(Format.KEV, kev("Quarx", "Known"))).isZero();
    assertThat(feed.publish(Format.KEV, kev("Quarx Systems", "Known"))).isZero();
    assertThat(feed.advisories.all().getFirst().changes())
        .containsExactly("now used in ransomware attacks", "vendor: Quarx → Quarx Systems");
  }

  @Test
  void truncatedList_changesNothingAndIsReported() {
    feed.publish(Format.KEV, kev("Quarx", "Unknown"));
    List<Advisory> before = feed.advisories.all();
    String whole = kev("Larkmail", "Known");

    feed.publish(Format.KEV, whole.substring(0, whole.length() - 3));

    assertThat(feed.advisories.all()).isEqualTo(before);
    assertThat(feed.problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.FAILING);
    assertThat(feed.publish(Format.KEV, kev("Quarx", "Unknown"))).isZero();
    assertThat(feed.problem()).isNull();
  }

  @Test
  void firstRead_isSilentWhenConfigured_laterReadsAreNot() {
    ParsedDocument.Items document =
        (ParsedDocument.Items)
            FeedParser.parse(
                Format.HIBP, "wire", hibp(5, "a").getBytes(UTF_8), null, URL, feed.clock.instant());
    feed.answer =
        new PollResult.Changed(document.items(), Validators.NONE, Completeness.COMPLETE, null);
    Feed wire = Feed.of("wire", URL, Format.HIBP);

    feed.poll(wire, FirstRead.SILENT);

    assertThat(feed.advisories.all()).singleElement().matches(Advisory::firstRead);
    assertThat(feed.states.get("wire").activity().firstItemCount()).isEqualTo(1);
    ParsedDocument.Items two =
        (ParsedDocument.Items)
            FeedParser.parse(
                Format.HIBP,
                "wire",
                "[{\"Name\":\"New\"}]".getBytes(UTF_8),
                null,
                URL,
                feed.clock.instant());
    feed.answer = new PollResult.Changed(two.items(), Validators.NONE, Completeness.COMPLETE, null);
    feed.poll(wire, FirstRead.SILENT);
    assertThat(feed.advisories.all()).filteredOn(advisory -> !advisory.firstRead()).hasSize(1);
  }
}
