package bellwether.app.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.ParsedDocument;
import bellwether.store.memory.InMemoryAdvisoryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Polls of a feed that adds, changes, hides and reorders items. */
final class FeedChangesOverTimeTest {
  private static final URI URL = URI.create("https://wire.example/feed");

  private final TestClock clock = TestClock.start();
  private final InMemoryFeedStateStore states = new InMemoryFeedStateStore();
  private final InMemoryAdvisoryStore advisories = new InMemoryAdvisoryStore();
  private PollResult answer = new PollResult.Unchanged(null);

  private FeedPoller.Outcome poll(Feed feed, FirstRead firstRead) {
    clock.advance(Duration.ofHours(1));
    return new FeedPoller(
            () -> List.of(feed), states, advisories, (f, state, shown) -> answer, firstRead, clock)
        .pollAll();
  }

  private int publish(Format format, String body) {
    ParsedDocument parsed =
        FeedParser.parse(format, "wire", body.getBytes(UTF_8), null, URL, clock.instant());
    answer =
        switch (parsed) {
          case ParsedDocument.Items(var items, var completeness) ->
              new PollResult.Changed(items, Validators.NONE, completeness, null);
          case ParsedDocument.Unreadable(var reason) -> new PollResult.Failed(reason, null, false);
        };
    return poll(Feed.of("wire", URL, format), FirstRead.ALERT).added();
  }

  private int rss(String items) {
    return publish(Format.SYNDICATION, "<rss><channel>" + items + "</channel></rss>");
  }

  private static String item(String guid, String link, String title, String text) {
    return String.format(
        Locale.ROOT,
        "<item><guid>%s</guid><link>%s</link><title>%s</title><description>%s</description></item>",
        guid,
        link,
        title,
        text);
  }

  private static String ten(IntFunction<String> item) {
    return IntStream.range(0, 10).mapToObj(item).collect(Collectors.joining());
  }

  private @Nullable FeedProblem problem() {
    return states.get("wire").health().problem();
  }

  @Test
  void newGuidsOrNewLinks_addNothing() {
    assertThat(rss(ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i))))
        .isEqualTo(10);
    assertThat(rss(ten(i -> item("b" + i, "https://x.example/" + i, "T" + i, "text " + i))))
        .isZero();
    assertThat(
            rss(
                ten(i ->
                    item(
                        "b" + i,
                        "http://www.x.example/" + i + "/?utm_source=rss",
                        "T" + i,
                        "text " + i))))
        .isZero();
    assertThat(rss(ten(i -> item("c" + i, "https://y.example/n" + i, "T" + i, "text " + i))))
        .isZero();
  }

  @Test
  void newGuidsAndEditedTexts_areChurn_reportedAndResolved() {
    rss(ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i)));

    assertThat(rss(ten(i -> item("b" + i, "https://x.example/" + i, "T" + i, "new text " + i))))
        .isZero();
    assertThat(problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.CHURN);

    String again = ten(i -> item("b" + i, "https://x.example/" + i, "T" + i, "new text " + i));
    assertThat(rss(again + item("z", "https://x.example/z", "Z was breached", "Z"))).isEqualTo(1);
    assertThat(problem()).isNull();
    assertThat(states.get("wire").health().lastProblem()).isNotNull();
  }

  @Test
  void twoItemsWithNewGuidsAndTexts_areNoChurn() {
    rss(ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i)));

    String two =
        item("n1", "https://x.example/1", "T1", "second breach")
            + item("n2", "https://x.example/2", "T2", "other text");
    assertThat(rss(two + ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i))))
        .isPositive();
  }

  @Test
  void sharedGuid_losesNoItem() {
    String three =
        item("same", "https://x.example/1", "A", "a")
            + item("same", "https://x.example/2", "B", "b")
            + item("same", "https://x.example/3", "C", "c");
    assertThat(rss(three)).isEqualTo(3);
    assertThat(rss(three)).isZero();
    assertThat(rss(item("same", "https://x.example/4", "D", "d") + three)).isEqualTo(1);
  }

  @Test
  void guidUsedAgain_forAnotherBreach_isAnotherItem() {
    assertThat(rss(item("top", "https://x.example/1", "A was breached", "a"))).isEqualTo(1);
    assertThat(rss(item("top", "https://x.example/2", "B was breached", "b"))).isEqualTo(1);
    assertThat(rss(item("top", "https://x.example/2", "B was breached", "b"))).isZero();
    assertThat(advisories.all()).extracting(Advisory::title).hasSize(2);
  }

  @Test
  void editedTitleOrText_isTheSameItem() {
    assertThat(rss(item("1", "https://x.example/1", "A was brached", "a"))).isEqualTo(1);
    assertThat(rss(item("1", "https://x.example/1", "A was breached", "a"))).isZero();
    assertThat(rss(item("1", "https://x.example/1", "A was breached", "a, and more"))).isZero();
  }

  @Test
  void reorderedReturningOrBackdatedItems_areNotNew() {
    String all = ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i));
    String turned =
        ten(i ->
            item("a" + (9 - i), "https://x.example/" + (9 - i), "T" + (9 - i), "text " + (9 - i)));
    rss(all);
    assertThat(rss(turned)).isZero();
    assertThat(rss(item("a0", "https://x.example/0", "T0", "text 0"))).isZero();
    assertThat(rss(all)).isZero();
    assertThat(
            rss(
                "<item><guid>old</guid><title>Old news</title><pubDate>2001-01-01</pubDate></item>"
                    + all))
        .isEqualTo(1);
  }

  private static String hibp(long accounts, String description) {
    return "[{\"Name\":\"Larkmail\",\"Title\":\"Larkmail\",\"AddedDate\":\"2026-01-01T00:00:00Z\","
        + String.format(
            Locale.ROOT, "\"PwnCount\":%d,\"Description\":\"%s\"}]", accounts, description);
  }

  @Test
  void increasedRecordCount_isReportedOnceAcrossAlternatingCopies() {
    assertThat(publish(Format.HIBP, hibp(1_000, "a"))).isEqualTo(1);
    assertThat(publish(Format.HIBP, hibp(6_000, "a"))).isEqualTo(1);
    for (int i = 0; i < 3; i++) {
      assertThat(publish(Format.HIBP, hibp(1_000, "b"))).isZero();
      assertThat(publish(Format.HIBP, hibp(6_000, "a"))).isZero();
    }
    Advisory kept = advisories.all().getFirst();
    assertThat(kept.revision()).isEqualTo(1);
    assertThat(kept.changes()).containsExactly("records: 1,000 → 6,000");
    assertThat(kept.statedFacts().recordCount()).isEqualTo(6_000);
  }

  @Test
  void fabricatedRecord_isRetractedOnceDespiteOldCopies() {
    String marked = hibp(1_000, "a").replace("\"Name\"", "\"IsFabricated\":true,\"Name\"");
    publish(Format.HIBP, hibp(1_000, "a"));
    assertThat(publish(Format.HIBP, marked)).isEqualTo(1);
    assertThat(publish(Format.HIBP, hibp(1_000, "a"))).isZero();
    assertThat(publish(Format.HIBP, marked)).isZero();
    Advisory kept = advisories.all().getFirst();
    assertThat(kept.changes()).containsExactly("retracted by its source");
    assertThat(kept.statedFacts().retracted()).isTrue();
  }

  @Test
  void returningOrRewordedRecord_isNotNew() {
    publish(Format.HIBP, hibp(1_000, "a"));
    String other = "[{\"Name\":\"Quarx\",\"Title\":\"Quarx\",\"PwnCount\":1}]";
    assertThat(publish(Format.HIBP, other)).isEqualTo(1);
    assertThat(publish(Format.HIBP, hibp(1_000, "edited"))).isZero();
    assertThat(publish(Format.HIBP, hibp(900, "edited"))).isZero();
  }

  @Test
  void recordThatLosesItsName_isTheSameByTitleAndDate() {
    publish(Format.HIBP, hibp(1_000, "a"));
    String nameless = hibp(1_000, "a").replace("\"Name\":\"Larkmail\"", "\"Name\":null");
    assertThat(publish(Format.HIBP, nameless.replace("Title\":\"Larkmail", "Title\":\"Larkmail")))
        .isZero();
    assertThat(publish(Format.HIBP, hibp(1_000, "a"))).isZero();
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
    publish(Format.KEV, kev("Quarx", "Unknown"));
    assertThat(publish(Format.KEV, kev("Quarx", "Known"))).isEqualTo(1);
    assertThat(publish(Format.KEV, kev("Quarx", "Unknown"))).isZero();
    assertThat(publish(Format.KEV, kev("Quarx Systems", "Known"))).isEqualTo(1);
    assertThat(publish(Format.KEV, kev("Quarx", "Known"))).isZero();
    assertThat(publish(Format.KEV, kev("Quarx Systems", "Known"))).isZero();
    assertThat(advisories.all().getFirst().changes())
        .containsExactly("now used in ransomware attacks", "vendor: Quarx → Quarx Systems");
  }

  @Test
  void truncatedList_changesNothingAndIsReported() {
    publish(Format.KEV, kev("Quarx", "Unknown"));
    List<Advisory> before = advisories.all();
    String whole = kev("Larkmail", "Known");

    publish(Format.KEV, whole.substring(0, whole.length() - 3));

    assertThat(advisories.all()).isEqualTo(before);
    assertThat(problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.FAILING);
    assertThat(publish(Format.KEV, kev("Quarx", "Unknown"))).isZero();
    assertThat(problem()).isNull();
  }

  @Test
  void firstRead_isSilentWhenConfigured_laterReadsAreNot() {
    ParsedDocument.Items document =
        (ParsedDocument.Items)
            FeedParser.parse(
                Format.HIBP, "wire", hibp(5, "a").getBytes(UTF_8), null, URL, clock.instant());
    answer = new PollResult.Changed(document.items(), Validators.NONE, Completeness.COMPLETE, null);
    Feed feed = Feed.of("wire", URL, Format.HIBP);

    poll(feed, FirstRead.SILENT);

    assertThat(advisories.all()).singleElement().matches(Advisory::firstRead);
    assertThat(states.get("wire").activity().firstItemCount()).isEqualTo(1);
    ParsedDocument.Items two =
        (ParsedDocument.Items)
            FeedParser.parse(
                Format.HIBP,
                "wire",
                "[{\"Name\":\"New\"}]".getBytes(UTF_8),
                null,
                URL,
                clock.instant());
    answer = new PollResult.Changed(two.items(), Validators.NONE, Completeness.COMPLETE, null);
    poll(feed, FirstRead.SILENT);
    assertThat(advisories.all()).filteredOn(advisory -> !advisory.firstRead()).hasSize(1);
  }

  @Test
  void emptyFeed_isReportedSinceItsFirstEmptyPoll() {
    rss(ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i)));
    rss("");
    FeedProblem first = problem();
    rss("");
    assertThat(first).isNotNull().extracting(FeedProblem::kind).isEqualTo(FeedProblem.Kind.EMPTY);
    assertThat(problem()).isEqualTo(first);
    assertThat(states.get("wire").health().failureCount()).isEqualTo(2);
    assertThat(rss(ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i))))
        .isZero();
    assertThat(problem()).isNull();
  }

  @Test
  void feedSilentFarBeyondItsUsualGap_isReported() {
    for (int i = 0; i < 15; i++) {
      rss(item("a" + i, "https://x.example/" + i, "T" + i, "text " + i));
    }
    clock.advance(Duration.ofDays(3));
    answer = new PollResult.Unchanged(null);
    Feed feed = Feed.of("wire", URL, Format.SYNDICATION);
    poll(feed, FirstRead.ALERT);
    assertThat(problem()).isNull();
    clock.advance(Duration.ofDays(2));
    poll(feed, FirstRead.ALERT);
    assertThat(problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.SILENT);
    assertThat(rss(item("new", "https://x.example/new", "New", "new"))).isEqualTo(1);
    assertThat(problem()).isNull();
  }

  @Test
  void permanentRedirect_isFollowedAfterThreePolls() {
    Feed feed = Feed.of("wire", URL, Format.SYNDICATION);
    URI there = URI.create("https://new.example/feed");
    answer = new PollResult.Unchanged(there);
    poll(feed, FirstRead.ALERT);
    poll(feed, FirstRead.ALERT);
    assertThat(states.get("wire").address().movedTo()).isNull();
    poll(feed, FirstRead.ALERT);
    assertThat(states.get("wire").address().movedTo()).isEqualTo(there);
    answer = new PollResult.Failed("is not there (404)", null, false);
    for (int i = 0; i < 3; i++) {
      poll(feed, FirstRead.ALERT);
    }
    assertThat(states.get("wire").address()).isEqualTo(FeedState.Address.DECLARED);
  }

  @Test
  void changingRedirect_isNotFollowed() {
    Feed feed = Feed.of("wire", URL, Format.SYNDICATION);
    for (int i = 0; i < 6; i++) {
      answer =
          new PollResult.Unchanged(
              URI.create(String.format(Locale.ROOT, "https://new%d.example/", i % 2)));
      poll(feed, FirstRead.ALERT);
    }
    assertThat(states.get("wire").address().movedTo()).isNull();
  }

  @Test
  void goneFeed_isRetriedRarelyAfterADay() {
    Feed feed = Feed.of("wire", URL, Format.SYNDICATION);
    answer = new PollResult.Failed("is gone for good (410)", null, true);
    for (int i = 0; i < 3; i++) {
      poll(feed, FirstRead.ALERT);
    }
    assertThat(problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.FAILING);
    clock.advance(Duration.ofHours(24));
    poll(feed, FirstRead.ALERT);
    assertThat(problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.GONE);
    assertThat(states.get("wire").nextPollAt()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
  }

  @Test
  void activity_countsTheItemsOfADay() {
    rss(item("a", "https://x.example/a", "A", "a") + item("b", "https://x.example/b", "B", "b"));
    assertThat(states.get("wire").activity().itemsInLastDay(clock.instant())).isEqualTo(2);
    clock.advance(Duration.ofHours(30));
    rss(item("c", "https://x.example/c", "C", "c"));
    assertThat(states.get("wire").activity().itemsInLastDay(clock.instant())).isEqualTo(1);
  }
}
