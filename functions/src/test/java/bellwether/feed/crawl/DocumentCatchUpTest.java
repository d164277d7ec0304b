package bellwether.feed.crawl;

import static bellwether.feed.crawl.CrawlFixture.CLOCK;
import static bellwether.feed.crawl.CrawlFixture.DOCUMENT;
import static bellwether.feed.crawl.CrawlFixture.named;
import static bellwether.feed.crawl.CrawlFixture.titles;
import static bellwether.feed.crawl.FeedSite.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.feed.http.RetryAfterParser;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests lists with more new documents than one poll fetches. */
final class DocumentCatchUpTest {
  @AutoClose private final CrawlFixture crawl = new CrawlFixture();

  @Test
  void moreThanAPollMayFetch_isFetchedByTheNextOnes() {
    crawl.list(10);
    crawl.poll();
    crawl.list(85);

    assertThat(titles(crawl.poll())).isEqualTo(named(84, 55));
    assertThat(titles(crawl.poll())).isEqualTo(named(54, 25));
    assertThat(titles(crawl.poll())).isEqualTo(named(24, 10));
    assertThat(crawl.poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  /** Polls until nothing is left, and returns all titles. */
  private Set<String> titlesOfAll() {
    Set<String> titles = new HashSet<>();
    int polls = 0;
    PollResult.Changed read;
    do {
      read = fresh(crawl.poll());
      titles.addAll(titles(read));
      assertThat(++polls).isLessThan(100);
    } while (read.completeness().isCatchingUp());
    return titles;
  }

  @Test
  void sixHundredAtOnce_areAllRead_andSkippedOnesAreCounted() {
    crawl.list(300);
    crawl.poll();
    crawl.list(900);
    assertThat(fresh(crawl.poll()).completeness().pending()).isEqualTo(570);
    assertThat(fresh(crawl.poll()).completeness().pending()).isEqualTo(540);
    crawl.list(905);
    assertThat(fresh(crawl.poll()).completeness().pending()).isEqualTo(515);

    assertThat(titlesOfAll())
        .containsAll(named(814, 300))
        .doesNotContainAnyElementsOf(named(299, 0));
    assertThat(crawl.poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void moreThanTheBeginningOfTheList_isReadFurtherDown() {
    crawl.list(260);
    crawl.poll();
    // Each line has about 60 bytes, so the first part of the list holds fewer.
    crawl.list(2_000);
    PollResult.Changed read = fresh(crawl.poll());

    assertThat(read.completeness().pending()).isEqualTo(2_000 - 260 - 30);
    assertThat(read.completeness().skipped()).isZero();
    assertThat(String.valueOf(read.validators().cursor())).hasSizeLessThan(3_000);
  }

  @Test
  void moreThanCanBeRead_isCounted_once() {
    crawl.list(260);
    crawl.poll();
    crawl.list(2_700);
    PollResult.Changed read = fresh(crawl.poll());

    assertThat(read.completeness().skipped()).isEqualTo(2_700 - 260 - 2_000);
    assertThat(fresh(crawl.poll()).completeness().skipped()).isZero();
    assertThat(fresh(crawl.poll()).completeness().pending()).isEqualTo(2_000 - 90);
  }

  @Test
  void rewrittenList_isReadFromTheTop() {
    crawl.list(10);
    crawl.poll();
    StringBuilder lines = new StringBuilder();
    for (int i = 499; i >= 0; i--) {
      lines.append("\"n" + i + ".json\",\"" + CLOCK.instant().plusSeconds(i) + "\"\n");
      crawl.pages.put("/dir/n" + i + ".json", String.format(Locale.ROOT, DOCUMENT, "N" + i));
    }
    crawl.pages.put("/dir/changes.csv", lines.toString());

    assertThat(titlesOfAll()).hasSize(500);
    assertThat(crawl.poll()).isEqualTo(new PollResult.Unchanged(null));
  }

  @Test
  void brokenDocumentsInABurst_areSkipped_andCounted() {
    crawl.list(10);
    crawl.poll();
    crawl.list(80);
    for (int i = 40; i < 80; i++) {
      crawl.pages.refuse("/dir/d" + i + ".json", 404);
    }
    PollResult.Changed read = fresh(crawl.poll());

    assertThat(read.items()).isEmpty();
    assertThat(read.completeness().skipped()).isEqualTo(30);
    assertThat(read.completeness().pending()).isEqualTo(40);
    assertThat(titles(crawl.poll())).isEqualTo(named(39, 20));
    assertThat(titles(crawl.poll())).isEqualTo(named(19, 10));
  }

  @Test
  void serverThatRateLimitsMidway_isObeyed_andRestIsReadLater() {
    crawl.list(10);
    crawl.poll();
    crawl.list(50);
    crawl.pages.refuse("/dir/d45.json", 429);
    PollResult.Changed read = fresh(crawl.poll());

    assertThat(titles(read)).isEqualTo(named(49, 46));
    assertThat(read.retryAfter()).isEqualTo(RetryAfterParser.MIN_WAIT);
    crawl.pages.put("/dir/d45.json", String.format(Locale.ROOT, DOCUMENT, "D45"));
    crawl.pages.refuse("/dir/d45.json", 410);
    assertThat(titlesOfAll()).containsAll(named(44, 10));
  }
}
