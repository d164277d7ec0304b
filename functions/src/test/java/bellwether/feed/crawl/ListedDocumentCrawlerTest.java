package bellwether.feed.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.PagedSite;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.ParseResult;
import bellwether.feed.format.csaf.CsafCrawler;
import bellwether.feed.format.csaf.CsafListing;
import bellwether.feed.format.csaf.CsafParser;
import bellwether.feed.format.osv.OsvCrawler;
import bellwether.feed.format.osv.OsvParser;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
import bellwether.feed.http.RetryAfterParser;
import bellwether.feed.text.InputLimits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers of CSAF, and OSV: lists of documents of which only the new ones are fetched. */
final class ListedDocumentCrawlerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-20T03:00:00Z"), ZoneOffset.UTC);
  private static final String DOCUMENT =
      "{\"document\":{\"title\":\"T\",\"publisher\":{\"namespace\":\"https://q.example\"},\"tracking\":{\"id\":\"%s\"}}}";

  private final PagedSite pages = new PagedSite();
  private final FakeWebServer site = new FakeWebServer(pages);
  private final Feed feed = Feed.of("f", site.at("/dir/changes.csv"), Format.CSAF);
  private Validators known = Validators.NONE;

  @AfterEach
  void close() {
    site.close();
  }

  private DocumentCrawler documents(FetchBudget visit, Function<FeedDocument, ParseResult> parser) {
    return new DocumentCrawler(visit, parser, CLOCK);
  }

  private FetchBudget visit() {
    return new FetchBudget(
        new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
        Duration.ofMinutes(2));
  }

  /** Reads the feed as the next poll would. */
  private PollResult poll() {
    return poll(feed.url());
  }

  private PollResult poll(URI from) {
    FetchBudget visit = visit();
    PollResult reading =
        new CsafCrawler(visit, documents(visit, CsafParser::parse))
            .read(feed, from, known, Set::of);
    if (reading instanceof PollResult.Changed fresh) {
      known = fresh.validators();
    }
    return reading;
  }

  private static List<String> titles(PollResult reading) {
    assertThat(reading).isInstanceOf(PollResult.Changed.class);
    return ((PollResult.Changed) reading)
        .items().stream().map(item -> item.advisory().title()).toList();
  }

  /** Documents 0 to {@code count - 1}, the highest the newest. */
  private void list(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = count - 1; i >= 0; i--) {
      lines.append(
          String.format(Locale.ROOT, "\"d%d.json\",\"%s\"\n", i, CLOCK.instant().plusSeconds(i)));
      pages.put("/dir/d" + i + ".json", String.format(Locale.ROOT, DOCUMENT, "D" + i));
    }
    pages.put("/dir/changes.csv", lines.toString());
  }

  private static List<String> named(int from, int downTo) {
    return IntStream.iterate(from, i -> i >= downTo, i -> i - 1)
        .mapToObj(i -> "T (D" + i + ")")
        .toList();
  }

  @Test
  void firstPoll_readsTheNewest_andSkipsTheRest() {
    list(100);

    assertThat(titles(poll())).isEqualTo(named(99, 70));
    assertThat(poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void onlyNewDocuments_areFetched() {
    list(40);
    poll();
    int before = site.requests.size();
    list(42);

    assertThat(titles(poll())).isEqualTo(named(41, 40));
    assertThat(site.requests.size() - before).as("the list and two documents").isEqualTo(3);
  }

  @Test
  void moreThanAPollMayFetch_isFetchedByTheNextOnes() {
    list(10);
    poll();
    list(85);

    assertThat(titles(poll())).isEqualTo(named(84, 55));
    assertThat(titles(poll())).isEqualTo(named(54, 25));
    assertThat(titles(poll())).isEqualTo(named(24, 10));
    assertThat(poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  private PollResult.Changed fresh(PollResult reading) {
    assertThat(reading).isInstanceOf(PollResult.Changed.class);
    return (PollResult.Changed) reading;
  }

  /** Polls until nothing is left; the titles of all that was read. */
  private Set<String> titlesOfAll() {
    Set<String> titles = new HashSet<>();
    int polls = 0;
    PollResult.Changed read;
    do {
      read = fresh(poll());
      titles.addAll(titles(read));
      assertThat(++polls).isLessThan(100);
    } while (read.completeness().isCatchingUp());
    return titles;
  }

  @Test
  void sixHundredAtOnce_areAllRead_andSkippedOnesAreCounted() {
    list(300);
    poll();
    list(900);
    assertThat(fresh(poll()).completeness().pending()).isEqualTo(570);
    assertThat(fresh(poll()).completeness().pending()).isEqualTo(540);
    list(905);
    assertThat(fresh(poll()).completeness().pending()).isEqualTo(515);

    assertThat(titlesOfAll())
        .containsAll(named(814, 300))
        .doesNotContainAnyElementsOf(named(299, 0));
    assertThat(poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void moreThanTheBeginningOfTheList_isReadFurtherDown() {
    list(260);
    poll();
    // Some sixty bytes a line: the beginning holds fewer.
    list(2_000);
    PollResult.Changed read = fresh(poll());

    assertThat(read.completeness().pending()).isEqualTo(2_000 - 260 - 30);
    assertThat(read.completeness().skipped()).isZero();
    assertThat(String.valueOf(read.validators().cursor())).hasSizeLessThan(3_000);
  }

  @Test
  void moreThanCanBeRead_isCounted_once() {
    list(260);
    poll();
    list(2_700);
    PollResult.Changed read = fresh(poll());

    assertThat(read.completeness().skipped()).isEqualTo(2_700 - 260 - 2_000);
    assertThat(fresh(poll()).completeness().skipped()).isZero();
    assertThat(fresh(poll()).completeness().pending()).isEqualTo(2_000 - 90);
  }

  @Test
  void rewrittenList_isReadFromTheTop() {
    list(10);
    poll();
    StringBuilder lines = new StringBuilder();
    for (int i = 499; i >= 0; i--) {
      lines.append("\"n" + i + ".json\",\"" + CLOCK.instant().plusSeconds(i) + "\"\n");
      pages.put("/dir/n" + i + ".json", String.format(Locale.ROOT, DOCUMENT, "N" + i));
    }
    pages.put("/dir/changes.csv", lines.toString());

    assertThat(titlesOfAll()).hasSize(500);
    assertThat(poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void brokenDocumentsInABurst_areSkipped_andCounted() {
    list(10);
    poll();
    list(80);
    for (int i = 40; i < 80; i++) {
      pages.refuse("/dir/d" + i + ".json", 404);
    }
    PollResult.Changed read = fresh(poll());

    assertThat(read.items()).isEmpty();
    assertThat(read.completeness().skipped()).isEqualTo(30);
    assertThat(read.completeness().pending()).isEqualTo(40);
    assertThat(titles(poll())).isEqualTo(named(39, 20));
    assertThat(titles(poll())).isEqualTo(named(19, 10));
  }

  @Test
  void serverThatRateLimitsMidway_isObeyed_andRestIsReadLater() {
    list(10);
    poll();
    list(50);
    pages.refuse("/dir/d45.json", 429);
    PollResult.Changed read = fresh(poll());

    assertThat(titles(read)).isEqualTo(named(49, 46));
    assertThat(read.retryAfter()).isEqualTo(RetryAfterParser.MIN_WAIT);
    pages.put("/dir/d45.json", String.format(Locale.ROOT, DOCUMENT, "D45"));
    pages.refuse("/dir/d45.json", 410);
    assertThat(titlesOfAll()).containsAll(named(44, 10));
  }

  @Test
  void lateEntryWithAnOldTime_isRead() {
    list(10);
    poll();
    pages.put(
        "/dir/changes.csv",
        String.format(
            Locale.ROOT,
            "d9.json,%s\nlate.json,2020-01-01T00:00:00\n",
            CLOCK.instant().plusSeconds(9)));
    pages.put("/dir/late.json", String.format(Locale.ROOT, DOCUMENT, "LATE"));

    assertThat(titles(poll())).containsExactly("T (LATE)");
  }

  @Test
  void revisedDocument_isReadAgain() {
    list(3);
    poll();
    pages.put("/dir/changes.csv", "d1.json,2026-02-01T00:00:00Z\n");

    assertThat(titles(poll())).containsExactly("T (D1)");
  }

  @Test
  void sameTimeInAnotherFormat_isNoChange() {
    pages.put("/dir/changes.csv", "\"a.json\",\"2026-01-02T00:00:00.000Z\"\n");
    pages.put("/dir/a.json", String.format(Locale.ROOT, DOCUMENT, "A"));
    poll();
    pages.put("/dir/changes.csv", "a.json,2026-01-02T00:00:00\n");

    assertThat(poll()).as("a time without a zone is UTC").isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void brokenDocument_losesNoOther_andIsNotRetried() {
    list(3);
    pages.put("/dir/d1.json", "{\"document\":");
    pages.refuse("/dir/d0.json", 404);
    PollResult reading = poll();

    assertThat(titles(reading)).containsExactly("T (D2)");
    assertThat(((PollResult.Changed) reading).completeness().isDegraded()).isTrue();
    assertThat(poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425})
  void documentThatIsNotReadyYet_isRetried(int status) {
    list(3);
    pages.refuse("/dir/d1.json", status);

    assertThat(titles(poll())).containsExactly("T (D2)", "T (D0)");
    pages.allow("/dir/d1.json");
    assertThat(titles(poll())).containsExactly("T (D1)");
  }

  @Test
  void forbiddenDocument_losesNoOther_andIsNotRetried() {
    list(3);
    pages.refuse("/dir/d1.json", 403);

    assertThat(titles(poll())).containsExactly("T (D2)", "T (D0)");
    assertThat(poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void serverThatForbidsEveryDocument_isAFailure_andLosesNone() {
    list(1);
    poll();
    list(40);
    IntStream.range(1, 40).forEach(i -> pages.refuse("/dir/d" + i + ".json", 403));

    assertThat(poll()).isInstanceOf(PollResult.Failed.class);
    IntStream.range(1, 40).forEach(i -> pages.allow("/dir/d" + i + ".json"));
    assertThat(titles(poll())).isEqualTo(named(39, 10));
    assertThat(titles(poll())).isEqualTo(named(9, 1));
  }

  @Test
  void serverInTrouble_isLeftAlone_andAskedForTheRestLater() {
    list(5);
    pages.refuse("/dir/d3.json", 503);

    assertThat(titles(poll())).containsExactly("T (D4)");
    assertThat(site.requests).as("the list, one document, one refusal").hasSize(3);
    assertThat(poll())
        .isInstanceOfSatisfying(
            PollResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("server error (503)"));
    pages.refuse("/dir/d3.json", 404);
    assertThat(titles(poll())).isEqualTo(named(2, 0));
  }

  @Test
  void onlyBrokenDocuments_areAFailure_notSilence() {
    list(1);
    poll();
    list(2);
    pages.put("/dir/d1.json", "<html>log in</html>");

    assertThat(poll())
        .isInstanceOfSatisfying(
            PollResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("none of the documents"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>try later</html>", "no table at all"})
  void unreadableList_isAFailure(String body) {
    pages.put("/dir/changes.csv", body);

    assertThat(poll()).isInstanceOf(PollResult.Failed.class);
  }

  @Test
  void cutOffLine_isNotRead() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; lines.length() < 2 * CsafListing.INITIAL_CHANGES_BYTES; i++) {
      lines.append(
          String.format(
              Locale.ROOT, "\"%s%d.json\",\"2026-01-02T00:00:00Z\"\n", "x".repeat(200), i));
    }
    CsafListing lists = new CsafListing(site.at("/"));
    byte[] beginning =
        java.util.Arrays.copyOf(
            lines.toString().getBytes(UTF_8), CsafListing.INITIAL_CHANGES_BYTES);
    assertThat(
            lists.addChanges(
                new FetchResult.Document(
                    okio.ByteString.of(beginning),
                    null,
                    site.at("/"),
                    null,
                    null,
                    null,
                    null,
                    null),
                CsafListing.INITIAL_CHANGES_BYTES))
        .isTrue();

    assertThat(lists.newestFirst())
        .hasSizeGreaterThan(300)
        .allSatisfy(listed -> assertThat(listed.timestamp()).isEqualTo("2026-01-02T00:00:00Z"));
  }

  @Test
  void rolieFeed_isWalkedByItself_newestFirst() {
    pages.put(
        "/white.json",
        "{\"feed\":{\"entry\":[{\"id\":\"a\",\"updated\":\"2026-01-01T00:00:00Z\",\"content\":{\"src\":\"/a.json\"}},{\"id\":\"b\",\"updated\":\"2026-01-01T00:00:00-01:00\",\"link\":[{\"rel\":\"self\",\"href\":\"/b.json\"}]}]}}");
    pages.put("/a.json", String.format(Locale.ROOT, DOCUMENT, "A"));
    pages.put("/b.json", String.format(Locale.ROOT, DOCUMENT, "B"));

    assertThat(titles(poll(site.at("/white.json")))).containsExactly("T (B)", "T (A)");
  }

  @Test
  void otherHost_isFetchedOnlyOverTls() {
    try (FakeWebServer stranger = new FakeWebServer(e -> FakeWebServer.send(e, 200, new byte[0]))) {
      String elsewhere = "http://localhost:" + stranger.port() + "/x.json";
      pages.put(
          "/white.json",
          String.format(
              Locale.ROOT,
              "{\"feed\":{\"entry\":[{\"id\":\"a\",\"updated\":\"2026\",\"content\":{\"src\":\"/a.json\"}},{\"id\":\"x\",\"updated\":\"2026\",\"content\":{\"src\":\"%s\"}}]}}",
              elsewhere));
      pages.put("/a.json", String.format(Locale.ROOT, DOCUMENT, "A"));

      assertThat(titles(poll(site.at("/white.json")))).containsExactly("T (A)");
      assertThat(stranger.requests).isEmpty();
    }
  }

  @Test
  void metadataWithoutPublicLists_isAFailure() {
    pages.put(
        "/provider-metadata.json",
        "{\"distributions\":[{\"rolie\":{\"feeds\":[{\"tlp_label\":\"AMBER\",\"url\":\"/amber\"}]}}]}");

    assertThat(poll(site.at("/provider-metadata.json")))
        .isInstanceOfSatisfying(
            PollResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("no list of public documents"));
    assertThat(site.requests).hasSize(1);
  }

  private PollResult osv() {
    FetchBudget visit = visit();
    PollResult reading =
        new OsvCrawler(visit, documents(visit, OsvParser::parse), site.at("/v1/vulns/").toString())
            .read(
                Feed.of("osv", site.at("/modified_id.csv"), Format.OSV),
                site.at("/modified_id.csv"),
                known,
                Set::of);
    if (reading instanceof PollResult.Changed fresh) {
      known = fresh.validators();
    }
    if (reading instanceof PollResult.Unchanged(var _, var validators) && validators != null) {
      known = validators;
    }
    return reading;
  }

  @Test
  void osv_fetchesOnlyNewMalware() {
    pages.put(
        "/modified_id.csv",
        "2026-01-19T10:00:00Z,npm/GHSA-1\n2026-01-19T09:00:00Z,npm/MAL-2026-1\n");
    pages.put("/v1/vulns/MAL-2026-1", "{\"id\":\"MAL-2026-1\",\"summary\":\"one\"}");
    pages.put("/v1/vulns/MAL-2026-2", "{\"id\":\"MAL-2026-2\",\"summary\":\"two\"}");

    assertThat(((PollResult.Changed) osv()).items()).hasSize(1);
    assertThat(site.requests.getFirst().getRequestHeaders().getFirst("Range"))
        .isEqualTo("bytes=0-51199");
    pages.put(
        "/modified_id.csv",
        "2026-01-19T11:00:00Z,npm/MAL-2026-2\n2026-01-19T10:00:00Z,npm/GHSA-1\n2026-01-19T09:00:00Z,npm/MAL-2026-1\n");
    int before = site.requests.size();
    assertThat(((PollResult.Changed) osv()).items()).hasSize(1);
    assertThat(site.requests.size() - before).isEqualTo(2);
    assertThat(osv()).isEqualTo(new PollResult.Unchanged(null));
  }

  /** OSV's list: so many lines of other things between those of malware. */
  private String malware(int from, int downTo, int apart) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i >= downTo; i--) {
      pages.put("/v1/vulns/MAL-" + i, "{\"id\":\"MAL-" + i + "\",\"summary\":\"s\"}");
      Instant at = CLOCK.instant().plusSeconds(100L * i);
      lines.append(at).append(",npm/MAL-").append(i).append('\n');
      for (int j = 1; j <= apart; j++) {
        lines.append(at.minusSeconds(j)).append(",npm/GHSA-").append(i).append(j).append('\n');
      }
    }
    return lines.toString();
  }

  @Test
  void osv_moreThanTheBeginning_isReadFurtherDown_butNoHistory() {
    pages.put("/modified_id.csv", malware(100, 0, 60));
    assertThat(fresh(osv()).items()).hasSizeBetween(15, 30);
    pages.put("/modified_id.csv", malware(200, 0, 60));

    Set<String> read = new HashSet<>();
    PollResult.Changed fresh;
    do {
      fresh = fresh(osv());
      fresh.items().forEach(item -> read.add(item.advisory().id()));
    } while (fresh.completeness().isCatchingUp());
    assertThat(read).hasSize(100);
    assertThat(osv()).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void osv_growthBeyondTheLimit_isReported() {
    pages.put("/modified_id.csv", "2026-01-19T10:00:00Z,npm/GHSA-1\n");
    osv();
    pages.put(
        "/modified_id.csv",
        "2026-01-20T11:00:00Z,npm/MAL-1\n"
            + IntStream.range(100_000, 220_000)
                .mapToObj(i -> "2026-01-20T10:00:00Z,npm/GHSA-" + i + "\n")
                .collect(Collectors.joining()));
    pages.put("/v1/vulns/MAL-1", "{\"id\":\"MAL-1\",\"summary\":\"one\"}");

    assertThat(fresh(osv()).completeness().damage()).contains("passed over");
  }

  @Test
  void osv_quietHours_areRemembered() {
    pages.put("/modified_id.csv", "2026-01-19T10:00:00Z,npm/GHSA-1\n");
    osv();
    pages.put("/modified_id.csv", "2026-01-19T12:00:00Z,npm/GHSA-2\n");

    assertThat(osv())
        .isEqualTo(new PollResult.Unchanged(null, Validators.ofCursor("@2026-01-19T12:00:00Z")));
  }

  @Test
  void osv_listWithoutMalware_countsAsRead() {
    pages.put("/modified_id.csv", "2026-01-19T10:00:00Z,npm/GHSA-1\n");

    assertThat(osv())
        .as("so that the first malware to come is news, not what a new feed shows at first")
        .isEqualTo(
            new PollResult.Changed(
                List.of(),
                Validators.ofCursor("@2026-01-19T10:00:00Z"),
                Completeness.COMPLETE,
                null));
    assertThat(osv()).isEqualTo(new PollResult.Unchanged(null));
    pages.put("/modified_id.csv", "<html>try later</html>");
    assertThat(osv()).isInstanceOf(PollResult.Failed.class);
  }

  @Test
  void osv_serverWithoutRanges_isReadFromTheBeginningOnly() {
    String rest =
        IntStream.range(0, 500_000)
            .mapToObj(i -> String.format(Locale.ROOT, "2026-01-18T09:00:00Z,npm/GHSA-%06d\n", i))
            .collect(Collectors.joining());
    pages.put("/modified_id.csv", "2026-01-19T09:00:00Z,npm/MAL-2026-1\n" + rest);
    pages.put("/v1/vulns/MAL-2026-1", "{\"id\":\"MAL-2026-1\",\"summary\":\"one\"}");

    assertThat(rest.length()).isGreaterThan(InputLimits.DOCUMENT_BYTES);
    assertThat(((PollResult.Changed) osv()).items()).hasSize(1);
  }

  @Test
  void osv_idThatIsCutOff_isNotTakenForAnother() {
    String line = "2026-01-19T09:00:00Z,npm/MAL-2026-123456\n";
    String list = "#".repeat(51_200 - line.length() + 5) + "\n" + line;
    pages.put("/modified_id.csv", "2026-01-19T09:30:00Z,npm/GHSA-1\n" + list.substring(32));

    var _ = osv();
    assertThat(site.requests).as("the list alone").hasSize(1);
  }
}
