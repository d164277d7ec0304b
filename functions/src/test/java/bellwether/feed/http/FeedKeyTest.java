package bellwether.feed.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.feed.FakeWebServer;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.catalogue.FeedOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FeedKeyTest {
  private static final String RSS = "<rss version='2.0'><channel></channel></rss>";
  private static final FeedKey KEY = new FeedKey("X-API-KEY", "k-12345");

  private static FeedClient client(String host) {
    return new FeedClient(
        FeedClient.Options.PUBLIC.withPrivateAddresses(true).withKeys(Map.of(host, KEY)));
  }

  @Test
  void key_goesToItsOwnHost() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> FakeWebServer.send(exchange, 200, RSS.getBytes(UTF_8)))) {
      FetchResult fetched =
          client("127.0.0.1")
              .get(site.at("/feed").toString(), null, null, 0, Duration.ofMinutes(1));

      assertThat(fetched).isInstanceOf(FetchResult.Document.class);
      assertThat(site.requests.getFirst().getRequestHeaders().getFirst("X-API-KEY"))
          .isEqualTo("k-12345");
    }
  }

  @Test
  void key_doesNotFollowARedirectToAnotherHost() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          boolean first = exchange.getRequestURI().getPath().equals("/feed");
          if (first) {
            int port = exchange.getLocalAddress().getPort();
            exchange
                .getResponseHeaders()
                .set("Location", "http://127.0.0.1:" + port + "/elsewhere");
          }
          FakeWebServer.send(
              exchange, first ? 302 : 200, first ? new byte[0] : RSS.getBytes(UTF_8));
        })) {
      String address = site.at("/feed").toString().replace("127.0.0.1", "localhost");
      var _ = client("localhost").get(address, null, null, 0, Duration.ofMinutes(1));

      assertThat(site.requests)
          .extracting(asked -> asked.getRequestHeaders().getFirst("X-API-KEY"))
          .containsExactly("k-12345", null);
    }
  }

  @Test
  void key_isInNoText() {
    assertThat(KEY.toString()).doesNotContain("k-12345");
    assertThat(FeedClient.Options.PUBLIC.withKeys(Map.of("a", KEY)).toString())
        .doesNotContain("k-12345");
  }

  @Test
  void byHost_holdsOnlyKeysOfEnabledFeeds() {
    FeedOptions set =
        new FeedOptions(variable -> Optional.of("s").filter(any -> variable.contains("_KEY_")));
    List<Feed> on = Catalogue.builtIn(set);

    assertThat(FeedKey.byHost(on, variable -> "secret of " + variable))
        .containsExactly(
            Map.entry(
                "api-pro.ransomware.live",
                new FeedKey("X-API-KEY", "secret of BELLWETHER_FEED_KEY_RANSOMWARE_LIVE")));
    assertThat(FeedKey.byHost(Catalogue.builtIn(), variable -> "never asked")).isEmpty();
  }
}
