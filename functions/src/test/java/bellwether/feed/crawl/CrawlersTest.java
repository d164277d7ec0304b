package bellwether.feed.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedAccess;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Address;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Tier;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.PagedSite;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds of more than one document, and of more than one address. */
final class CrawlersTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-20T03:00:00Z"), ZoneOffset.UTC);
  private static final String RSS =
      "<rss><channel><item><guid>1</guid><title>Acme hit</title></item></channel></rss>";

  private final PagedSite pages = new PagedSite();

  private FakeWebServer site() {
    return new FakeWebServer(pages);
  }

  private static FeedReader reader() {
    return new FeedReader(
        new FeedClient(
            FeedClient.Options.PUBLIC
                .withPrivateAddresses(true)
                .withCallDeadline(Duration.ofMinutes(1))),
        CLOCK);
  }

  private static Feed feed(URI url, Format format, URI... mirrors) {
    return new Feed(
        "f",
        url,
        format,
        Duration.ofHours(1),
        Tier.OFFICIAL,
        List.of(mirrors),
        null,
        null,
        null,
        null,
        Set.of(),
        FeedAccess.PUBLIC);
  }

  private static PollResult.Changed fresh(PollResult reading) {
    assertThat(reading).isInstanceOf(PollResult.Changed.class);
    return (PollResult.Changed) reading;
  }

  private static Set<Long> fingerprints(PollResult.Changed fresh) {
    Set<Long> prints = new HashSet<>();
    fresh.items().forEach(item -> prints.addAll(item.allFingerprints()));
    return prints;
  }

  private static FeedState stateWith(@Nullable Validators validators) {
    return FeedState.neverPolled("f")
        .withValidators(validators == null ? Validators.NONE : validators);
  }

  private static String edgar(int from, int to) {
    return "<feed>"
        + IntStream.range(from, to).mapToObj(CrawlersTest::filing).collect(Collectors.joining())
        + "</feed>";
  }

  private static String filing(int i) {
    return String.format(
        Locale.ROOT,
        "<entry><title>8-K - FIRM %d (%010d) (Filer)</title><summary type=\"html\">Item %s</summary><id>urn:tag:sec.gov,2008:accession-number=0000000001-26-%06d</id></entry>",
        i,
        i,
        i % 2 == 0 ? "1.05: Incident" : "2.02: Results",
        i);
  }

  private static int requestCount(FakeWebServer site) {
    return site.requests.size();
  }

  @Test
  void edgar_readsPagesUntilOneIsKnown_andKeepsPossibleIncidents() {
    pages.put("/e?start=0&count=100", edgar(0, 100));
    pages.put("/e?start=90&count=100", edgar(80, 180));
    pages.put("/e?start=180&count=100", edgar(170, 270));
    try (FakeWebServer site = site()) {
      Feed feed = feed(site.at("/e?start=0&count=100"), Format.EDGAR);
      Set<Long> known =
          fingerprints(
              fresh(
                  reader()
                      .read(
                          feed(site.at("/e?start=180&count=100"), Format.EDGAR), stateWith(null))));
      int before = requestCount(site);

      PollResult.Changed read = fresh(reader().read(feed, stateWith(null), () -> known));

      assertThat(requestCount(site) - before).as("the third page is known").isEqualTo(3);
      assertThat(read.items()).hasSize(270);
      assertThat(read.items()).filteredOn(IdentifiedItem::isRelevant).hasSize(135);
      assertThat(read.completeness().isDegraded()).isFalse();
      int then = requestCount(site);
      assertThat(reader().read(feed, stateWith(null), () -> fingerprints(read)))
          .as("what was shown stays remembered")
          .isEqualTo(new PollResult.Unchanged(null));
      assertThat(requestCount(site) - then).as("nothing new: the first page alone").isEqualTo(1);
    }
  }

  @Test
  void edgar_laterPageThatFails_losesNothingOfTheFirst() {
    pages.put("/e?start=0&count=100", edgar(0, 100));
    try (FakeWebServer site = site()) {
      PollResult.Changed read =
          fresh(
              reader().read(feed(site.at("/e?start=0&count=100"), Format.EDGAR), stateWith(null)));

      assertThat(read.items()).hasSize(100);
      assertThat(read.completeness().isDegraded()).isTrue();
      assertThat(read.validators()).isEqualTo(Validators.NONE);
    }
  }

  @Test
  void edgar_serverThatShowsOnePageForAll_isAskedTwice() {
    pages.put("/e?start=0", edgar(0, 100));
    pages.put("/e?start=90", edgar(0, 100));
    try (FakeWebServer site = site()) {
      PollResult.Changed read =
          fresh(reader().read(feed(site.at("/e?start=0"), Format.EDGAR), stateWith(null)));

      assertThat(read.items()).hasSize(100);
      assertThat(requestCount(site)).isEqualTo(2);
    }
  }

  private static String ghsa(String id) {
    return String.format(Locale.ROOT, "[{\"ghsa_id\":\"%s\",\"summary\":\"s\"}]", id);
  }

  @Test
  void ghsa_followsTheNextPage_upToALimit() {
    try (FakeWebServer site = site()) {
      pages.put("/g", "Link: <" + site.at("/g?after=1") + ">; rel=\"next\"\n" + ghsa("GHSA-1"));
      pages.put(
          "/g?after=1", "Link: <" + site.at("/g?after=1") + ">; rel=\"next\"\n" + ghsa("GHSA-2"));
      Feed feed = feed(site.at("/g"), Format.GHSA);

      PollResult.Changed read = fresh(reader().read(feed, stateWith(null)));

      assertThat(requestCount(site)).isEqualTo(3);
      assertThat(read.items()).extracting(item -> item.advisory().title()).contains("s");
      assertThat(reader().read(feed, stateWith(read.validators())))
          .isEqualTo(new PollResult.Unchanged(null));
    }
  }

  private static final String DOCUMENT =
      "{\"document\":{\"title\":\"T\",\"publisher\":{\"namespace\":\"https://q.example\"},\"tracking\":{\"id\":\"%s\"}}}";

  @Test
  void csaf_readsTheNewestDocumentsOfPublicLists() {
    try (FakeWebServer site = site()) {
      pages.put(
          "/provider-metadata.json",
          String.format(
              Locale.ROOT,
              "{\"canonical_url\":\"x\",\"distributions\":[{\"rolie\":{\"feeds\":[{\"tlp_label\":\"WHITE\",\"url\":\"%s\"},{\"tlp_label\":\"RED\",\"url\":\"%s\"}]}},{\"directory_url\":\"%s\"}]}",
              site.at("/white.json"),
              site.at("/red.json"),
              site.at("/dir")));
      pages.put(
          "/white.json",
          String.format(
              Locale.ROOT,
              "{\"feed\":{\"entry\":[{\"id\":\"a\",\"updated\":\"2026-01-01T00:00:00Z\",\"content\":{\"src\":\"%s\"}}]}}",
              site.at("/a.json")));
      pages.put("/dir/changes.csv", "\"2026/b.json\",\"2026-01-02T00:00:00\"\nc.json,2026-01-01\n");
      pages.put("/a.json", String.format(Locale.ROOT, DOCUMENT, "A"));
      pages.put("/dir/2026/b.json", String.format(Locale.ROOT, DOCUMENT, "B"));
      pages.put("/dir/c.json", String.format(Locale.ROOT, DOCUMENT, "C"));
      Feed feed = feed(site.at("/provider-metadata.json"), Format.CSAF);

      PollResult.Changed read = fresh(reader().read(feed, stateWith(null)));

      assertThat(read.items())
          .extracting(item -> item.advisory().title())
          .containsExactlyInAnyOrder("T (A)", "T (B)", "T (C)");
      assertThat(site.requests)
          .noneMatch(exchange -> exchange.getRequestURI().getPath().equals("/red.json"));
      int before = requestCount(site);
      assertThat(reader().read(feed, stateWith(read.validators())))
          .isEqualTo(new PollResult.Unchanged(null));
      assertThat(requestCount(site) - before).as("metadata and two lists").isEqualTo(3);
    }
  }

  @Test
  void csaf_listThatFails_doesNotAffectTheOther() {
    try (FakeWebServer site = site()) {
      pages.put(
          "/provider-metadata.json",
          String.format(
              Locale.ROOT,
              "{\"distributions\":[{\"directory_url\":\"%s\"},{\"directory_url\":\"%s\"}]}",
              site.at("/gone/"),
              site.at("/dir/")));
      pages.put("/dir/changes.csv", "\"b.json\",\"2026-01-02T00:00:00Z\"\n");
      pages.put("/dir/b.json", String.format(Locale.ROOT, DOCUMENT, "B"));

      PollResult.Changed read =
          fresh(
              reader()
                  .read(feed(site.at("/provider-metadata.json"), Format.CSAF), stateWith(null)));

      assertThat(read.items()).hasSize(1);
      assertThat(read.completeness().isDegraded()).isTrue();
      assertThat(
              reader()
                  .read(
                      feed(site.at("/provider-metadata.json"), Format.CSAF),
                      stateWith(read.validators())))
          .isInstanceOfSatisfying(
              PollResult.Failed.class,
              failed -> assertThat(failed.reason()).contains("a part of the feed's list"));
    }
  }

  @ParameterizedTest
  @CsvSource({"301,301,true", "308,301,true", "301,302,false", "302,301,false", "307,307,false"})
  void move_isReportedOnlyIfEveryHopIsPermanent(int first, int second, boolean moved) {
    try (FakeWebServer site = site()) {
      pages.redirect("/a", first + " /b");
      pages.redirect("/b", second + " /c");
      pages.put("/c", RSS);

      PollResult.Changed read =
          fresh(reader().read(feed(site.at("/a"), Format.SYNDICATION), stateWith(null)));

      assertThat(read.movedTo()).isEqualTo(moved ? site.at("/c") : null);
    }
  }

  @Test
  void movedFeed_isReadAtItsNewAddress() {
    try (FakeWebServer site = site()) {
      pages.put("/new", RSS);
      FeedState state = stateWith(null).withAddress(new Address(site.at("/new"), null, 0));

      assertThat(fresh(reader().read(feed(site.at("/old"), Format.SYNDICATION), state)).items())
          .hasSize(1);
      assertThat(requestCount(site)).isEqualTo(1);
    }
  }

  @Test
  void failedMove_isReadAtTheDeclaredAddress_andMovesBack() {
    try (FakeWebServer site = site()) {
      pages.put("/old", RSS);
      FeedState state =
          stateWith(new Validators("\"new\"", "new", null))
              .withAddress(new Address(site.at("/new"), null, 0));

      PollResult.Changed read =
          fresh(reader().read(feed(site.at("/old"), Format.SYNDICATION), state));

      assertThat(read.items()).hasSize(1);
      assertThat(read.movedTo()).isEqualTo(site.at("/old"));
      var headers = site.requests.getLast().getRequestHeaders();
      assertThat(headers.getFirst("If-None-Match")).as("another server's").isNull();
    }
  }

  @Test
  void poll_endsAtItsDeadline_howeverManyDocumentsThereAre() {
    CountDownLatch done = new CountDownLatch(1);
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          if (exchange.getRequestURI().getPath().equals("/slow")) {
            await(done);
          }
          pages.answer(exchange);
        })) {
      pages.put("/e?start=0", edgar(0, 100));
      Feed feed = feed(site.at("/slow"), Format.EDGAR, site.at("/slow"), site.at("/e?start=0"));
      FeedReader hasty =
          new FeedReader(
              new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
              CLOCK,
              Duration.ofMillis(300));

      PollResult reading = hasty.read(feed, stateWith(null));
      done.countDown();

      assertThat(reading)
          .isInstanceOfSatisfying(
              PollResult.Failed.class, failed -> assertThat(failed.reason()).contains("too long"));
      assertThat(site.requests).as("no time was left for the mirrors").hasSizeLessThanOrEqualTo(1);
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void poll_endsAtItsNumberOfRequests() {
    try (FakeWebServer site = site()) {
      pages.put("/x", RSS);
      FetchBudget visit =
          new FetchBudget(
              new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
              Duration.ofMinutes(2));
      for (int i = 0; i < 50; i++) {
        assertThat(visit.get(site.at("/x").toString())).isInstanceOf(FetchResult.Document.class);
      }
      assertThat(visit.get(site.at("/x").toString()))
          .isEqualTo(new FetchResult.Failure("takes more than 50 requests to read"));
      assertThat(site.requests).hasSize(50);
    }
  }

  @Test
  void mirror_isNotUsedWhenTheOriginRateLimits() {
    try (FakeWebServer site = site()) {
      pages.refuse("/origin", 429);
      pages.put("/mirror", RSS);

      assertThat(
              reader()
                  .read(
                      feed(site.at("/origin"), Format.SYNDICATION, site.at("/mirror")),
                      stateWith(null)))
          .isInstanceOf(PollResult.Failed.class);
      assertThat(site.requests).hasSize(1);
    }
  }

  @Test
  void partialContent_fromTheMiddle_isRefused() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 100-200/300");
          FakeWebServer.send(exchange, 206, RSS.getBytes(UTF_8));
        })) {
      FetchBudget visit =
          new FetchBudget(
              new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
              Duration.ofMinutes(2));
      assertThat(visit.getPrefix(site.at("/x").toString(), 100))
          .isInstanceOf(FetchResult.Failure.class);
    }
  }

  @Test
  void edgar_pageWithoutNews_thenNews_asksForTwoPagesNotTen() {
    try (FakeWebServer site = site()) {
      Feed feed = feed(site.at("/e?start=0"), Format.EDGAR);
      serve(1_000);
      Set<Long> shown = fingerprints(fresh(reader().read(feed, stateWith(null))));
      // Each poll remembers what the last one with news showed, as the poller does.
      for (int filings = 1_010; filings < 1_200; filings += 10) {
        serve(filings);
        Set<Long> before = shown;
        int asked = requestCount(site);
        PollResult.Changed read = fresh(reader().read(feed, stateWith(null), () -> before));
        assertThat(requestCount(site) - asked).as("pages at %d", filings).isLessThanOrEqualTo(3);
        shown = fingerprints(read);
        Set<Long> now = shown;
        assertThat(reader().read(feed, stateWith(null), () -> now))
            .isEqualTo(new PollResult.Unchanged(null));
      }
    }
  }

  @Test
  void edgar_moreThanAPollReads_isReadByTheNextOnes() {
    try (FakeWebServer site = site()) {
      Feed feed = feed(site.at("/e?start=0"), Format.EDGAR);
      serve(1_000);
      Set<Long> shown = new HashSet<>(fingerprints(fresh(reader().read(feed, stateWith(null)))));
      Set<Long> first = Set.copyOf(shown);
      Set<String> titles = new HashSet<>();
      Validators known = Validators.NONE;
      int filings = 5_000;
      int polls = 0;
      PollResult.Changed read;
      do {
        serve(filings);
        Set<Long> before = Set.copyOf(shown);
        read = fresh(reader().read(feed, stateWith(known), () -> before));
        shown.addAll(fingerprints(read));
        known = read.validators();
        read.items().forEach(item -> titles.add(item.advisory().title()));
        filings += 150;
        assertThat(++polls).isLessThan(10);
      } while (read.completeness().isCatchingUp());

      assertThat(polls).isEqualTo(3);
      int last = filings - 150;
      assertThat(
              IntStream.range(1_000, last)
                  .filter(i -> titles.stream().noneMatch(t -> t.contains("FIRM " + i + " ")))
                  .boxed()
                  .toList())
          .isEmpty();
      assertThat(first).isNotEmpty();
    }
  }

  /** EDGAR with so many filings, newest first. */
  private void serve(int filings) {
    for (int start = 0; start <= 4_950; start += 90) {
      pages.put(
          "/e?start=" + start, filings(filings - start - 1, Math.max(0, filings - start - 100)));
    }
  }

  private static String filings(int from, int downTo) {
    return "<feed>"
        + IntStream.iterate(from, i -> i >= downTo, i -> i - 1)
            .mapToObj(CrawlersTest::filing)
            .collect(Collectors.joining())
        + "</feed>";
  }

  @Test
  void edgar_neverEndingPages_endAtTheTenth() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          String query = exchange.getRequestURI().getQuery();
          int start = Integer.parseInt(query.substring("start=".length()));
          FakeWebServer.send(exchange, 200, edgar(start, start + 100).getBytes(UTF_8));
        })) {
      PollResult.Changed read =
          fresh(reader().read(feed(site.at("/e?start=0"), Format.EDGAR), stateWith(null)));

      assertThat(requestCount(site)).isEqualTo(10);
      assertThat(read.items()).hasSize(910);
    }
  }

  @Test
  void ghsa_revisedAdvisories_areReadOnToTheNextPage() {
    try (FakeWebServer site = site()) {
      String link = "Link: <" + site.at("/g?after=1") + ">; rel=\"next\"\n";
      pages.put("/g", link + ghsa("GHSA-1"));
      pages.put("/g?after=1", ghsa("GHSA-2"));
      Feed feed = feed(site.at("/g"), Format.GHSA);
      Set<Long> shown = fingerprints(fresh(reader().read(feed, stateWith(null))));
      pages.put("/g", link + revised("GHSA-1"));
      pages.put("/g?after=1", revised("GHSA-2"));

      assertThat(fresh(reader().read(feed, stateWith(null), () -> shown)).items()).hasSize(2);
    }
  }

  private static String revised(String id) {
    return String.format(
        Locale.ROOT,
        "[{\"ghsa_id\":\"%s\",\"summary\":\"s\",\"vulnerabilities\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"@acme/x\"}}]}]",
        id);
  }

  @Test
  void mirror_replacesAFailingFeed_andIsRecognizedByDigest() {
    try (FakeWebServer site = site()) {
      pages.put(
          "/mirror", "{\"vulnerabilities\":[{\"cveID\":\"CVE-1\",\"vulnerabilityName\":\"V\"}]}");
      Feed feed = feed(site.at("/origin"), Format.KEV, site.at("/none"), site.at("/mirror"));

      PollResult.Changed read = fresh(reader().read(feed, stateWith(null)));

      assertThat(read.items()).hasSize(1);
      assertThat(read.validators().etag()).isNull();
      assertThat(reader().read(feed, stateWith(read.validators())))
          .isEqualTo(new PollResult.Unchanged(null));
      PollResult failed =
          reader().read(feed(site.at("/origin"), Format.KEV, site.at("/none")), stateWith(null));
      assertThat(failed).isInstanceOf(PollResult.Failed.class);
    }
  }

  @Test
  void goneFeed_isReported() {
    try (FakeWebServer site = new FakeWebServer(e -> FakeWebServer.send(e, 410, new byte[0]))) {
      assertThat(reader().read(feed(site.at("/x"), Format.SYNDICATION), stateWith(null)))
          .isInstanceOfSatisfying(
              PollResult.Failed.class, failed -> assertThat(failed.isGone()).isTrue());
    }
  }

  @Test
  void sameBodyWithoutValidators_isUnchanged() {
    try (FakeWebServer site = site()) {
      pages.put("/x", RSS);
      Feed feed = feed(site.at("/x"), Format.SYNDICATION);
      PollResult.Changed read = fresh(reader().read(feed, stateWith(null)));

      assertThat(reader().read(feed, stateWith(read.validators())))
          .isEqualTo(new PollResult.Unchanged(null));
    }
  }

  @Test
  void contact_isSentToTheServer() {
    try (FakeWebServer site = site()) {
      pages.put("/x", RSS);
      FeedClient client =
          new FeedClient(
              FeedClient.Options.PUBLIC
                  .withPrivateAddresses(true)
                  .withContact("security@acme.example"));
      var _ =
          new FeedReader(client, CLOCK)
              .read(feed(site.at("/x"), Format.SYNDICATION), stateWith(null));
      assertThat(site.requests.getFirst().getRequestHeaders().getFirst("User-Agent"))
          .isEqualTo("Bellwether security@acme.example");
    }
  }
}
