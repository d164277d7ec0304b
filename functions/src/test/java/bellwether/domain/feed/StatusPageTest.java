package bellwether.domain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusPageTest {
  @ParameterizedTest
  @CsvSource({
    "https://status.quillforge.example/, https://status.quillforge.example/history.rss",
    "https://status.quillforge.example/history, https://status.quillforge.example/history.rss",
    "https://status.quillforge.example/eu/?lang=en, https://status.quillforge.example/eu/history.rss",
    "https://status.quillforge.example/history.rss, https://status.quillforge.example/history.rss",
    "https://status.quillforge.example/history.atom, https://status.quillforge.example/history.atom",
    "https://status.quillforge.example/feed.rss, https://status.quillforge.example/feed.rss",
    "https://status.quillforge.example/feed/rss, https://status.quillforge.example/feed/rss",
    "https://status.quillforge.example/feed/, https://status.quillforge.example/feed/",
    "https://quillforge.example/pages/1/rss?k=v, https://quillforge.example/pages/1/rss?k=v",
    "https://quillforge.example/INCIDENTS.XML, https://quillforge.example/INCIDENTS.XML",
    "http://127.0.0.1:8080/, http://127.0.0.1:8080/history.rss",
  })
  void feedAddress_isDerivedFromPage(URI page, URI feed) {
    assertThat(new StatusPage(page).feedAddress()).isEqualTo(feed);
  }

  @ParameterizedTest
  @CsvSource({
    "https://status.quillforge.example/, status.quillforge.example (status page)",
    "https://status.quillforge.example/history.rss, status.quillforge.example (status page)",
    "https://status.quillforge.example/eu, status.quillforge.example/eu (status page)",
    "https://quillforge.example/feed.rss, quillforge.example/feed.rss (status page)",
    "http://quillforge.example/, http://quillforge.example (status page)",
  })
  void feedName_isSameForSameFeed(URI page, String name) {
    assertThat(new StatusPage(page).feedName()).isEqualTo(name);
    assertThat(StatusPage.isFeedName(name)).isTrue();
  }

  @Test
  void feedName_hidesQueryButStaysUnique() {
    StatusPage statusPage = new StatusPage(URI.create("https://quillforge.example/rss?key=secret"));
    StatusPage other = new StatusPage(URI.create("https://quillforge.example/rss?key=public"));

    assertThat(statusPage.feedName()).doesNotContain("secret").isNotEqualTo(other.feedName());
  }

  @Test
  void toFeed_isOfficialWithMirrorPaths() {
    Feed feed =
        new StatusPage(URI.create("https://status.quillforge.example/")).toFeed(Set.of("T1", "T2"));

    assertThat(feed.tier()).isEqualTo(Tier.OFFICIAL);
    assertThat(feed.interval()).isEqualTo(Feed.DEFAULT_INTERVAL);
    assertThat(feed.audience()).isEqualTo(Set.of("T1", "T2"));
    assertThat(feed.mirrors())
        .containsExactly(
            URI.create("https://status.quillforge.example/feed.rss"),
            URI.create("https://status.quillforge.example/feed/rss"));
    assertThat(
            new StatusPage(URI.create("https://quillforge.example/x.atom"))
                .toFeed(Set.of())
                .mirrors())
        .isEmpty();
  }
}
