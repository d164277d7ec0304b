package bellwether.local.torture;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.feed.catalogue.Catalogue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class NewsFeedsTest {
  private static final Instant NOW = Instant.parse("2026-03-19T20:00:00Z");

  private final AtomicInteger requests = new AtomicInteger();

  private static HttpResponse<String> get(HttpClient http, URI feed, String validator)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(feed).header("If-None-Match", validator).build(),
        BodyHandlers.ofString());
  }

  @Test
  void items_areStoredWhenEachFeedWasAskedWithItsLastValidator() throws Exception {
    List<NewsItem> items = NewsItem.generate(1, 401, 1);
    try (NewsFeeds news = new NewsFeeds(() -> NOW, requests::incrementAndGet);
        HttpClient http = HttpClient.newHttpClient()) {
      List<Feed> feeds = Catalogue.parse(news.feedsJson(items.size()));
      news.publish(items);
      assertThat(feeds).hasSize(4);
      assertThat(news.servedAt(items.getFirst().vendor())).isEmpty();
      for (Feed feed : feeds) {
        assertThat(news.isEverythingStored()).isFalse();
        HttpResponse<String> full = get(http, feed.url(), "\"0\"");
        assertThat(full.statusCode()).isEqualTo(200);
        String validator = full.headers().firstValue("ETag").orElseThrow();
        assertThat(get(http, feed.url(), validator).statusCode()).isEqualTo(304);
      }
      assertThat(news.isEverythingStored()).isTrue();
      assertThat(news.servedAt(items.getLast().vendor())).contains(NOW);

      news.publish(NewsItem.generate(2, 1, 1));
      assertThat(news.isEverythingStored()).isFalse();
    }
    assertThat(requests).hasValue(8);
  }
}
