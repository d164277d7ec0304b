package bellwether.feed.crawl;

import static bellwether.feed.crawl.CrawlFixture.named;
import static bellwether.feed.crawl.CrawlFixture.titles;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests documents that are broken, refused or not ready yet. */
final class DocumentCrawlerTest {
  @AutoClose private final CrawlFixture crawl = new CrawlFixture();

  @Test
  void brokenDocument_losesNoOther_andIsNotRetried() {
    crawl.list(3);
    crawl.pages.put("/dir/d1.json", "{\"document\":");
    crawl.pages.refuse("/dir/d0.json", 404);
    PollResult reading = crawl.poll();

    assertThat(titles(reading)).containsExactly("T (D2)");
    assertThat(((PollResult.Changed) reading).completeness().isDegraded()).isTrue();
    assertThat(crawl.poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425})
  void documentThatIsNotReadyYet_isRetried(int status) {
    crawl.list(3);
    crawl.pages.refuse("/dir/d1.json", status);

    assertThat(titles(crawl.poll())).containsExactly("T (D2)", "T (D0)");
    crawl.pages.allow("/dir/d1.json");
    assertThat(titles(crawl.poll())).containsExactly("T (D1)");
  }

  @Test
  void forbiddenDocument_losesNoOther_andIsNotRetried() {
    crawl.list(3);
    crawl.pages.refuse("/dir/d1.json", 403);

    assertThat(titles(crawl.poll())).containsExactly("T (D2)", "T (D0)");
    assertThat(crawl.poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void serverThatForbidsEveryDocument_isAFailure_andLosesNone() {
    crawl.list(1);
    crawl.poll();
    crawl.list(40);
    IntStream.range(1, 40).forEach(i -> crawl.pages.refuse("/dir/d" + i + ".json", 403));

    assertThat(crawl.poll()).isInstanceOf(PollResult.Failed.class);
    IntStream.range(1, 40).forEach(i -> crawl.pages.allow("/dir/d" + i + ".json"));
    assertThat(titles(crawl.poll())).isEqualTo(named(39, 10));
    assertThat(titles(crawl.poll())).isEqualTo(named(9, 1));
  }

  @Test
  void failingServer_isNotRequestedAgain_untilTheNextPoll() {
    crawl.list(5);
    crawl.pages.refuse("/dir/d3.json", 503);

    assertThat(titles(crawl.poll())).containsExactly("T (D4)");
    assertThat(crawl.site.requests).as("the list, one document, one refusal").hasSize(3);
    assertThat(crawl.poll())
        .isInstanceOfSatisfying(
            PollResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("server error (503)"));
    crawl.pages.refuse("/dir/d3.json", 404);
    assertThat(titles(crawl.poll())).isEqualTo(named(2, 0));
  }

  @Test
  void onlyBrokenDocuments_areAFailure() {
    crawl.list(1);
    crawl.poll();
    crawl.list(2);
    crawl.pages.put("/dir/d1.json", "<html>log in</html>");

    assertThat(crawl.poll())
        .isInstanceOfSatisfying(
            PollResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("none of the documents"));
  }
}
