package bellwether.feed.http;

import static bellwether.feed.http.FeedReads.RSS;
import static bellwether.feed.http.FeedReads.read;
import static bellwether.feed.http.FeedReads.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.feed.FakeWebServer;
import bellwether.feed.crawl.PollResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which redirects are followed. */
final class RedirectTest {
  @Test
  @Tag("case-56")
  void read_redirects_areFollowedFiveTimes() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          int left = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
          if (left == 0) {
            FakeWebServer.send(exchange, 200, RSS.getBytes(UTF_8));
          } else {
            exchange.getResponseHeaders().set("Location", "/" + (left - 1));
            FakeWebServer.send(exchange, 302, new byte[0]);
          }
        })) {
      assertThat(read(site.at("/5"))).isInstanceOf(PollResult.Changed.class);
      assertThat(reason(read(site.at("/6")))).contains("redirects more than 5 times");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "gopher://x/",
        "data:text/xml,x",
        "http://u:p@127.0.0.1/",
        "",
        "http://"
      })
  @Tag("case-56")
  void read_redirectToWhatIsNoFeed_isRefused(String target) {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.getResponseHeaders().set("Location", target);
          FakeWebServer.send(exchange, 301, new byte[0]);
        })) {
      assertThat(read(site.at("/feed.xml"))).isInstanceOf(PollResult.Failed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/|{}%zz<>^`",
        "/%",
        "/?a=%%%&b=[x]|\\",
        "/a b#c d",
        "\\\\x_y_z.invalid\\",
        "http://%zz/",
        "http://a_b.invalid/",
        "http://xn--a-.invalid/",
        "//[::1"
      })
  @Tag("case-56")
  void read_oddRedirect_neverThrows(String target) {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          boolean start = exchange.getRequestURI().getPath().equals("/feed.xml");
          exchange.getResponseHeaders().set("Location", target);
          FakeWebServer.send(
              exchange, start ? 301 : 200, start ? new byte[0] : RSS.getBytes(UTF_8));
        })) {
      assertThat(read(site.at("/feed.xml"))).isNotNull();
    }
  }
}
