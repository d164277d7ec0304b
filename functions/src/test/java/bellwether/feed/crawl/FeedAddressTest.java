package bellwether.feed.crawl;

import static bellwether.feed.crawl.FeedSite.CLOCK;
import static bellwether.feed.crawl.FeedSite.RSS;
import static bellwether.feed.crawl.FeedSite.feed;
import static bellwether.feed.crawl.FeedSite.fresh;
import static bellwether.feed.crawl.FeedSite.poll;
import static bellwether.feed.crawl.FeedSite.reader;
import static bellwether.feed.crawl.FeedSite.stateWith;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Address;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.http.FeedClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests feeds that moved, that have mirrors, or that are gone. */
final class FeedAddressTest {
  @AutoClose private final FeedSite feeds = new FeedSite();

  @ParameterizedTest
  @CsvSource({"301,301,true", "308,301,true", "301,302,false", "302,301,false", "307,307,false"})
  void move_isReportedOnlyIfEveryHopIsPermanent(int first, int second, boolean moved) {
    feeds.pages.redirect("/a", first + " /b");
    feeds.pages.redirect("/b", second + " /c");
    feeds.pages.put("/c", RSS);

    PollResult.Changed read = fresh(poll(feed(feeds.site.at("/a"), Format.SYNDICATION), null));

    assertThat(read.movedTo()).isEqualTo(moved ? feeds.site.at("/c") : null);
  }

  @Test
  void movedFeed_isReadAtItsNewAddress() {
    feeds.pages.put("/new", RSS);
    FeedState state = stateWith(null).withAddress(new Address(feeds.site.at("/new"), null, 0));

    assertThat(fresh(reader().read(feed(feeds.site.at("/old"), Format.SYNDICATION), state)).items())
        .hasSize(1);
    assertThat(feeds.requestCount()).isEqualTo(1);
  }

  @Test
  void failedMove_isReadAtTheDeclaredAddress_andMovesBack() {
    feeds.pages.put("/old", RSS);
    FeedState state =
        stateWith(new Validators("\"new\"", "new", null))
            .withAddress(new Address(feeds.site.at("/new"), null, 0));

    PollResult.Changed read =
        fresh(reader().read(feed(feeds.site.at("/old"), Format.SYNDICATION), state));

    assertThat(read.items()).hasSize(1);
    assertThat(read.movedTo()).isEqualTo(feeds.site.at("/old"));
    var headers = feeds.site.requests.getLast().getRequestHeaders();
    assertThat(headers.getFirst("If-None-Match")).as("another server's").isNull();
  }

  @Test
  void mirror_isNotUsedWhenTheOriginRateLimits() {
    feeds.pages.refuse("/origin", 429);
    feeds.pages.put("/mirror", RSS);

    assertThat(
            poll(
                feed(feeds.site.at("/origin"), Format.SYNDICATION, feeds.site.at("/mirror")), null))
        .isInstanceOf(PollResult.Failed.class);
    assertThat(feeds.site.requests).hasSize(1);
  }

  @Test
  void mirror_replacesAFailingFeed_andIsRecognizedByDigest() {
    feeds.pages.put(
        "/mirror", "{\"vulnerabilities\":[{\"cveID\":\"CVE-1\",\"vulnerabilityName\":\"V\"}]}");
    Feed feed =
        feed(
            feeds.site.at("/origin"), Format.KEV, feeds.site.at("/none"), feeds.site.at("/mirror"));

    PollResult.Changed read = fresh(poll(feed, null));

    assertThat(read.items()).hasSize(1);
    assertThat(read.validators().etag()).isNull();
    assertThat(poll(feed, read.validators())).isEqualTo(new PollResult.Unchanged(null));
    PollResult failed =
        poll(feed(feeds.site.at("/origin"), Format.KEV, feeds.site.at("/none")), null);
    assertThat(failed).isInstanceOf(PollResult.Failed.class);
  }

  @Test
  void goneFeed_isReported() {
    try (FakeWebServer site = new FakeWebServer(e -> FakeWebServer.send(e, 410, new byte[0]))) {
      assertThat(poll(feed(site.at("/x"), Format.SYNDICATION), null))
          .isInstanceOfSatisfying(
              PollResult.Failed.class, failed -> assertThat(failed.isGone()).isTrue());
    }
  }

  @Test
  void sameBodyWithoutValidators_isUnchanged() {
    feeds.pages.put("/x", RSS);
    Feed feed = feed(feeds.site.at("/x"), Format.SYNDICATION);
    PollResult.Changed read = fresh(poll(feed, null));

    assertThat(poll(feed, read.validators())).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void contact_isSentToTheServer() {
    feeds.pages.put("/x", RSS);
    FeedClient client =
        new FeedClient(
            FeedClient.Options.PUBLIC
                .withPrivateAddresses(true)
                .withContact("security@acme.example"));
    var _ =
        new FeedReader(client, CLOCK)
            .read(feed(feeds.site.at("/x"), Format.SYNDICATION), stateWith(null));
    assertThat(feeds.site.requests.getFirst().getRequestHeaders().getFirst("User-Agent"))
        .isEqualTo("Bellwether security@acme.example");
  }
}
