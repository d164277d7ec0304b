package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Feed;
import bellwether.domain.FeedState;
import bellwether.domain.FeedState.Address;
import bellwether.domain.FeedState.Validators;
import bellwether.domain.Format;
import bellwether.domain.Tier;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds of more than one document, and of more than one address. */
final class WalksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-20T03:00:00Z"), ZoneOffset.UTC);
  private static final String RSS =
      "<rss><channel><item><guid>1</guid><title>Acme hit</title></item></channel></rss>";

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();

  /** Pages by path and query; a redirect is "STATUS where". */
  private FakeSite site() {
    return new FakeSite(this::answer);
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI asked = exchange.getRequestURI();
    String path = asked.getPath() + (asked.getQuery() == null ? "" : "?" + asked.getQuery());
    String redirect = redirects.get(path);
    if (redirect != null) {
      exchange.getResponseHeaders().set("Location", redirect.substring(4));
      FakeSite.send(exchange, Integer.parseInt(redirect.substring(0, 3)), new byte[0]);
      return;
    }
    String page = pages.get(path);
    if (page == null) {
      FakeSite.send(exchange, 503, "<html>try later</html>".getBytes(UTF_8));
    } else if (page.startsWith("Link: ")) {
      exchange.getResponseHeaders().set("Link", page.substring(6, page.indexOf('\n')));
      FakeSite.send(exchange, 200, page.substring(page.indexOf('\n') + 1).getBytes(UTF_8));
    } else {
      FakeSite.send(exchange, 200, page.getBytes(UTF_8));
    }
  }

  private static FeedReader reader() {
    return new FeedReader(
        new FeedClient(
            FeedClient.Options.PUBLIC
                .withPrivateAddresses(true)
                .withCallDeadline(Duration.ofSeconds(10))),
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
        Set.of());
  }

  private static Reading.Fresh fresh(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Fresh.class);
    return (Reading.Fresh) reading;
  }

  private static Set<Long> prints(Reading.Fresh fresh) {
    Set<Long> prints = new HashSet<>();
    fresh.items().forEach(item -> prints.addAll(item.prints()));
    return prints;
  }

  private static FeedState knowing(@Nullable Validators validators) {
    return FeedState.never("f").withValidators(validators == null ? Validators.NONE : validators);
  }

  private static String edgar(int from, int to) {
    return "<feed>"
        + IntStream.range(from, to)
            .mapToObj(i ->
                "<entry><title>8-K - FIRM %d (%010d) (Filer)</title><summary type=\"html\">Item %s</summary><id>urn:tag:sec.gov,2008:accession-number=0000000001-26-%06d</id></entry>"
                    .formatted(i, i, i % 2 == 0 ? "1.05: Incident" : "2.02: Results", i))
            .collect(Collectors.joining())
        + "</feed>";
  }

  private static int asked(FakeSite site) {
    return site.asked.size();
  }

  @Test
  void edgar_readsPagesUntilOneIsKnown_andKeepsWhatMayTellOfAnIncident() {
    pages.put("/e?start=0&count=100", edgar(0, 100));
    pages.put("/e?start=90&count=100", edgar(80, 180));
    pages.put("/e?start=180&count=100", edgar(170, 270));
    try (FakeSite site = site()) {
      Feed feed = feed(site.at("/e?start=0&count=100"), Format.EDGAR);
      Set<Long> known =
          prints(
              fresh(
                  reader()
                      .read(feed(site.at("/e?start=180&count=100"), Format.EDGAR), knowing(null))));
      int before = asked(site);

      Reading.Fresh read = fresh(reader().read(feed, knowing(null), () -> known));

      assertThat(asked(site) - before).as("the third page is known").isEqualTo(3);
      assertThat(read.items()).hasSize(270);
      assertThat(read.items()).filteredOn(Item::kept).hasSize(135);
      assertThat(read.degraded()).isFalse();
      int then = asked(site);
      fresh(reader().read(feed, knowing(null), () -> prints(read)));
      assertThat(asked(site) - then).as("nothing new: the first page alone").isEqualTo(1);
    }
  }

  @Test
  void edgar_pageThatFailsLater_costsNoneOfTheFirst() {
    pages.put("/e?start=0&count=100", edgar(0, 100));
    try (FakeSite site = site()) {
      Reading.Fresh read =
          fresh(reader().read(feed(site.at("/e?start=0&count=100"), Format.EDGAR), knowing(null)));

      assertThat(read.items()).hasSize(100);
      assertThat(read.degraded()).isTrue();
      assertThat(read.validators()).isEqualTo(Validators.NONE);
    }
  }

  @Test
  void edgar_serverThatShowsOnePageForAll_isAskedTwice() {
    pages.put("/e?start=0", edgar(0, 100));
    pages.put("/e?start=90", edgar(0, 100));
    try (FakeSite site = site()) {
      Reading.Fresh read =
          fresh(reader().read(feed(site.at("/e?start=0"), Format.EDGAR), knowing(null)));

      assertThat(read.items()).hasSize(100);
      assertThat(asked(site)).isEqualTo(2);
    }
  }

  private static String ghsa(String id) {
    return "[{\"ghsa_id\":\"%s\",\"summary\":\"s\"}]".formatted(id);
  }

  @Test
  void ghsa_followsTheNextPage_butNotForEver() {
    try (FakeSite site = site()) {
      pages.put("/g", "Link: <" + site.at("/g?after=1") + ">; rel=\"next\"\n" + ghsa("GHSA-1"));
      pages.put(
          "/g?after=1", "Link: <" + site.at("/g?after=1") + ">; rel=\"next\"\n" + ghsa("GHSA-2"));
      Feed feed = feed(site.at("/g"), Format.GHSA);

      Reading.Fresh read = fresh(reader().read(feed, knowing(null)));

      assertThat(asked(site)).isEqualTo(3);
      assertThat(read.items()).extracting(item -> item.advisory().title()).contains("s");
      assertThat(reader().read(feed, knowing(read.validators())))
          .isEqualTo(new Reading.Unchanged(null));
    }
  }

  private static final String DOCUMENT =
      "{\"document\":{\"title\":\"T\",\"publisher\":{\"namespace\":\"https://q.example\"},\"tracking\":{\"id\":\"%s\"}}}";

  @Test
  void csaf_readsTheNewestDocumentsOfPublicLists() {
    try (FakeSite site = site()) {
      pages.put(
          "/provider-metadata.json",
          "{\"canonical_url\":\"x\",\"distributions\":[{\"rolie\":{\"feeds\":[{\"tlp_label\":\"WHITE\",\"url\":\"%s\"},{\"tlp_label\":\"RED\",\"url\":\"%s\"}]}},{\"directory_url\":\"%s\"}]}"
              .formatted(site.at("/white.json"), site.at("/red.json"), site.at("/dir")));
      pages.put(
          "/white.json",
          "{\"feed\":{\"entry\":[{\"id\":\"a\",\"updated\":\"2026-01-01T00:00:00Z\",\"content\":{\"src\":\"%s\"}}]}}"
              .formatted(site.at("/a.json")));
      pages.put("/dir/changes.csv", "\"2026/b.json\",\"2026-01-02T00:00:00\"\nc.json,2026-01-01\n");
      pages.put("/a.json", DOCUMENT.formatted("A"));
      pages.put("/dir/2026/b.json", DOCUMENT.formatted("B"));
      pages.put("/dir/c.json", DOCUMENT.formatted("C"));
      Feed feed = feed(site.at("/provider-metadata.json"), Format.CSAF);

      Reading.Fresh read = fresh(reader().read(feed, knowing(null)));

      assertThat(read.items())
          .extracting(item -> item.advisory().title())
          .containsExactlyInAnyOrder("T (A)", "T (B)", "T (C)");
      assertThat(site.asked)
          .noneMatch(exchange -> exchange.getRequestURI().getPath().equals("/red.json"));
      int before = asked(site);
      assertThat(reader().read(feed, knowing(read.validators())))
          .isEqualTo(new Reading.Unchanged(null));
      assertThat(asked(site) - before).as("metadata and two lists").isEqualTo(3);
    }
  }

  @Test
  void csaf_listThatFails_costsNotTheOther() {
    try (FakeSite site = site()) {
      pages.put(
          "/provider-metadata.json",
          "{\"distributions\":[{\"directory_url\":\"%s\"},{\"directory_url\":\"%s\"}]}"
              .formatted(site.at("/gone/"), site.at("/dir/")));
      pages.put("/dir/changes.csv", "\"b.json\",\"2026-01-02T00:00:00Z\"\n");
      pages.put("/dir/b.json", DOCUMENT.formatted("B"));

      Reading.Fresh read =
          fresh(
              reader().read(feed(site.at("/provider-metadata.json"), Format.CSAF), knowing(null)));

      assertThat(read.items()).hasSize(1);
      assertThat(read.validators()).isEqualTo(Validators.NONE);
    }
  }

  @ParameterizedTest
  @CsvSource({"301,301,true", "308,301,true", "301,302,false", "302,301,false", "307,307,false"})
  void move_isToldOnlyIfEveryHopIsPermanent(int first, int second, boolean moved) {
    try (FakeSite site = site()) {
      redirects.put("/a", first + " /b");
      redirects.put("/b", second + " /c");
      pages.put("/c", RSS);

      Reading.Fresh read =
          fresh(reader().read(feed(site.at("/a"), Format.SYNDICATION), knowing(null)));

      assertThat(read.movedTo()).isEqualTo(moved ? site.at("/c") : null);
    }
  }

  @Test
  void movedFeed_isReadWhereItWentTo() {
    try (FakeSite site = site()) {
      pages.put("/new", RSS);
      FeedState state = knowing(null).withAddress(new Address(site.at("/new"), null, 0));

      assertThat(fresh(reader().read(feed(site.at("/old"), Format.SYNDICATION), state)).items())
          .hasSize(1);
      assertThat(asked(site)).isEqualTo(1);
    }
  }

  @Test
  void mirror_standsInForAFeedThatFails_andIsKnownAgainByItsDigest() {
    try (FakeSite site = site()) {
      pages.put(
          "/mirror", "{\"vulnerabilities\":[{\"cveID\":\"CVE-1\",\"vulnerabilityName\":\"V\"}]}");
      Feed feed = feed(site.at("/origin"), Format.KEV, site.at("/none"), site.at("/mirror"));

      Reading.Fresh read = fresh(reader().read(feed, knowing(null)));

      assertThat(read.items()).hasSize(1);
      assertThat(read.validators().etag()).isNull();
      assertThat(reader().read(feed, knowing(read.validators())))
          .isEqualTo(new Reading.Unchanged(null));
      Reading failed =
          reader().read(feed(site.at("/origin"), Format.KEV, site.at("/none")), knowing(null));
      assertThat(failed).isInstanceOf(Reading.Failed.class);
    }
  }

  @Test
  void goneFeed_saysSo() {
    try (FakeSite site = new FakeSite(e -> FakeSite.send(e, 410, new byte[0]))) {
      assertThat(reader().read(feed(site.at("/x"), Format.SYNDICATION), knowing(null)))
          .isInstanceOfSatisfying(
              Reading.Failed.class, failed -> assertThat(failed.gone()).isTrue());
    }
  }

  @Test
  void sameBodyWithoutValidators_isUnchanged() {
    try (FakeSite site = site()) {
      pages.put("/x", RSS);
      Feed feed = feed(site.at("/x"), Format.SYNDICATION);
      Reading.Fresh read = fresh(reader().read(feed, knowing(null)));

      assertThat(reader().read(feed, knowing(read.validators())))
          .isEqualTo(new Reading.Unchanged(null));
    }
  }

  @Test
  void contact_isNamedToTheServer() {
    try (FakeSite site = site()) {
      pages.put("/x", RSS);
      FeedClient client =
          new FeedClient(
              FeedClient.Options.PUBLIC
                  .withPrivateAddresses(true)
                  .withContact("security@acme.example"));
      var _ =
          new FeedReader(client, CLOCK)
              .read(feed(site.at("/x"), Format.SYNDICATION), knowing(null));
      assertThat(site.asked.getFirst().getRequestHeaders().getFirst("User-Agent"))
          .isEqualTo("Bellwether/0.1 security@acme.example");
    }
  }

  @Test
  void osvList_isReadFromItsBeginning_andOnlyMalwareIsFetched() {
    try (FakeSite site = site()) {
      pages.put(
          "/modified_id.csv",
          "2026-01-19T10:00:00Z,npm/GHSA-1\n2026-01-19T09:00:00Z,PyPI/PYSEC-2026-1\n");
      Feed feed = feed(site.at("/modified_id.csv"), Format.OSV);

      assertThat(reader().read(feed, knowing(null))).isEqualTo(new Reading.Unchanged(null));
      assertThat(site.asked.getFirst().getRequestHeaders().getFirst("Range"))
          .isEqualTo("bytes=0-51199");
      pages.put("/modified_id.csv", "<html>try later</html>");
      assertThat(reader().read(feed, knowing(null))).isInstanceOf(Reading.Failed.class);
    }
  }
}
