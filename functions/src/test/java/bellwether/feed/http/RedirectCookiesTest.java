package bellwether.feed.http;

import static bellwether.feed.http.ResponseReads.NOW;
import static bellwether.feed.http.ResponseReads.RSS;
import static bellwether.feed.http.ResponseReads.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.FakeWebServer;
import bellwether.feed.crawl.PollResult;
import org.junit.jupiter.api.Test;

/** Tests cookies that a redirect sets. */
final class RedirectCookiesTest {
  @Test
  void redirectCookie_isSentWithinOneFetchOnly() {
    try (FakeWebServer site =
        new FakeWebServer(e -> {
          String cookie = String.valueOf(e.getRequestHeaders().getFirst("Cookie"));
          if (cookie.contains("seen=1") && cookie.contains("step=2")) {
            FakeWebServer.send(e, 200, RSS.getBytes(UTF_8));
          } else {
            e.getResponseHeaders()
                .set("Set-Cookie", cookie.contains("seen") ? "step=2" : "seen=1; Path=/");
            e.getResponseHeaders().set("Location", "/f");
            FakeWebServer.send(e, 302, new byte[0]);
          }
        })) {
      assertThat(read(site.at("/f"), Validators.NONE, NOW)).isInstanceOf(PollResult.Changed.class);
      assertThat(site.requests).hasSize(3);
      assertThat(read(site.at("/f"), Validators.NONE, NOW)).isInstanceOf(PollResult.Changed.class);
      assertThat(site.requests.get(3).getRequestHeaders()).doesNotContainKey("Cookie");
    }
  }

  @Test
  void cookie_isNotSentToOtherHosts_orAfterExpiry() {
    try (FakeWebServer other =
            new FakeWebServer(e -> FakeWebServer.send(e, 200, RSS.getBytes(UTF_8)));
        FakeWebServer site =
            new FakeWebServer(e -> {
              String path = e.getRequestURI().getPath();
              e.getResponseHeaders()
                  .set(
                      "Set-Cookie",
                      path.equals("/f") ? "seen=1; Path=/" : "seen=; Max-Age=0; Path=/");
              e.getResponseHeaders()
                  .set(
                      "Location",
                      path.equals("/f")
                          ? "/g"
                          : path.equals("/g") ? "/h" : "http://localhost:" + other.port() + "/f");
              FakeWebServer.send(e, 302, new byte[0]);
            })) {
      assertThat(read(site.at("/f"), Validators.NONE, NOW)).isInstanceOf(PollResult.Changed.class);
      assertThat(site.requests.get(1).getRequestHeaders().getFirst("Cookie")).isEqualTo("seen=1");
      assertThat(site.requests.get(2).getRequestHeaders()).doesNotContainKey("Cookie");
      assertThat(other.requests.getFirst().getRequestHeaders()).doesNotContainKey("Cookie");
    }
  }

  @Test
  void cookies_areBounded() {
    try (FakeWebServer site =
        new FakeWebServer(e -> {
          if (e.getRequestURI().getPath().equals("/g")) {
            FakeWebServer.send(e, 200, RSS.getBytes(UTF_8));
            return;
          }
          for (int i = 0; i < 100; i++) {
            e.getResponseHeaders()
                .add("Set-Cookie", "c" + i + "=" + "x".repeat(i % 2 == 0 ? 10 : 5_000));
          }
          e.getResponseHeaders().set("Location", "/g");
          FakeWebServer.send(e, 302, new byte[0]);
        })) {
      assertThat(read(site.at("/f"), Validators.NONE, NOW)).isInstanceOf(PollResult.Changed.class);
      assertThat(site.requests.getLast().getRequestHeaders().getFirst("Cookie").split("; "))
          .hasSize(20)
          .noneMatch(cookie -> cookie.length() > 100);
    }
  }
}
