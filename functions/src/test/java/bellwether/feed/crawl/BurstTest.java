package bellwether.feed.crawl;

import static bellwether.feed.crawl.PagedFeed.isWaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests paged lists that grow between two polls by more than one poll reads. */
final class BurstTest {
  @AutoClose private final PagedFeed pages = new PagedFeed();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sixHundredItems_areReadInOnePoll(boolean cursor) {
    pages.startWithOnePage(cursor);
    pages.publish(10_000, 10_600);

    assertThat(pages.pollUntilCaughtUp()).isEqualTo(1);
    assertThat(pages.missing(10_000, 10_600)).isEmpty();
    assertThat(pages.missing(0, 1_000)).as("history").hasSize(1_000);
    assertThat(pages.site.requests.size()).isLessThanOrEqualTo(3 + 9);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoThousandItems_areReadOverSeveralPolls(boolean cursor) {
    pages.startWithOnePage(cursor);
    pages.publish(10_000, 12_000);

    assertThat(pages.pollUntilCaughtUp()).isEqualTo(3);
    assertThat(pages.missing(10_000, 12_000)).isEmpty();
    assertThat(pages.missing(0, 1_000)).hasSize(1_000);
    int before = pages.site.requests.size();
    assertThat(pages.poll()).isInstanceOf(PollResult.Unchanged.class);
    assertThat(pages.site.requests.size() - before).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itemsPublishedDuringCatchUp_areRead(boolean cursor) {
    pages.startWithOnePage(cursor);
    pages.publish(10_000, 12_500);
    int next = 20_000;
    int polls = 0;
    while (isWaiting(pages.poll())) {
      pages.publish(next, next + 250);
      next += 250;
      assertThat(++polls).isLessThan(20);
    }
    pages.poll();

    assertThat(pages.missing(10_000, 12_500)).isEmpty();
    assertThat(pages.missing(20_000, next)).isEmpty();
    assertThat(pages.missing(0, 1_000)).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void secondBurstDuringCatchUp_isRead(boolean cursor) {
    pages.startWithOnePage(cursor);
    pages.publish(10_000, 11_500);
    assertThat(isWaiting(pages.poll())).isTrue();
    pages.publish(20_000, 21_500);

    pages.pollUntilCaughtUp();
    assertThat(pages.missing(10_000, 11_500)).isEmpty();
    assertThat(pages.missing(20_000, 21_500)).isEmpty();
  }

  @Test
  void editsOfKnownItems_doNotEndABurst() {
    pages.startWithOnePage(true);
    List<Integer> touched = new ArrayList<>(pages.published.subList(0, 25));
    pages.publish(10_000, 11_000);
    // Sorted by change: edited items are first again.
    pages.published.removeAll(touched);
    pages.edited.addAll(touched);
    pages.published.addAll(0, touched);

    pages.pollUntilCaughtUp();
    assertThat(pages.missing(10_000, 11_000)).isEmpty();
    assertThat(pages.missing(0, 1_000)).hasSize(1_000);
  }

  @Test
  void listParsedDifferently_isNoBurst() {
    pages.startWithOnePage(true);
    pages.edited.addAll(pages.published);
    int before = pages.site.requests.size();

    assertThat(isWaiting(pages.poll())).isFalse();
    assertThat(pages.site.requests.size() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void endlessBurst_isAbandoned_andReported() {
    pages.startWithOnePage(true);
    pages.publish(10_000, 20_000);
    PollResult.Changed last = null;
    int polls = 0;
    do {
      last = (PollResult.Changed) pages.poll();
      assertThat(++polls).isLessThan(20);
    } while (last.completeness().isCatchingUp());

    assertThat(last.completeness().skipped()).isPositive();
    assertThat(last.completeness().damage()).contains("passed over");
  }
}
