package bellwether.feed.crawl;

import static bellwether.feed.crawl.PagedFeed.isWaiting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.http.FeedClient;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a catch-up that is interrupted, or whose cursor expired or points elsewhere. */
final class PageCursorTest {
  @AutoClose private final PagedFeed pages = new PagedFeed();

  private String mark() {
    return String.valueOf(pages.known.cursor());
  }

  @ParameterizedTest
  @CsvSource({"404,", "422,[]", "200,[]", "200,<html>start over</html>", "410,"})
  void expiredCursor_restartsFromTheFirstPage(int status, @Nullable String answer) {
    pages.startWithOnePage(true);
    pages.publish(10_000, 12_000);
    assertThat(isWaiting(pages.poll())).isTrue();
    pages.deadStatus = status;
    pages.deadAnswer = answer == null ? "" : answer;
    pages.known = pages.known.withCursor(mark().replaceAll("after=.*", "dead=1"));
    assertThat(isWaiting(pages.poll())).isTrue();

    pages.pollUntilCaughtUp();
    assertThat(pages.missing(10_000, 12_000)).isEmpty();
    assertThat(pages.missing(0, 1_000)).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 403})
  void pollThatFailsMidway_resumesThere(int status) {
    pages.startWithOnePage(true);
    pages.publish(10_000, 12_000);
    pages.refusal = status;
    pages.refuseFromRequest = pages.site.requests.size() + 5;
    PollResult.Changed read = (PollResult.Changed) pages.poll();

    assertThat(read.items()).hasSize(500);
    assertThat(read.completeness().pending()).isPositive();
    assertThat(read.completeness().damage()).isNotNull();
    assertThat(read.retryAfter()).isEqualTo(Duration.ofMinutes(30));
    pages.refuseFromRequest = Integer.MAX_VALUE;
    pages.pollUntilCaughtUp();
    assertThat(pages.missing(10_000, 12_000)).isEmpty();
  }

  @Test
  void allPagesButTheFirstMissing_isReported_once() {
    pages.startWithOnePage(true);
    pages.publish(10_000, 12_000);
    pages.cursorsAreDead = true;
    int polls = 0;
    PollResult.Changed read = (PollResult.Changed) pages.poll();
    while (read.completeness().isCatchingUp()) {
      assertThat(read.completeness().damage()).isNotNull();
      assertThat(++polls).isLessThan(100);
      read = (PollResult.Changed) pages.poll();
    }
    assertThat(read.completeness().skipped()).isPositive();
  }

  @Test
  void crashBeforeAnythingIsStored_repeatsThePoll() {
    pages.startWithOnePage(false);
    pages.publish(10_000, 12_000);
    pages.request();
    assertThat(pages.pollUntilCaughtUp()).isEqualTo(3);
    assertThat(pages.missing(10_000, 12_000)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void crashBetweenShownItemsAndState_losesNothing(boolean cursor) {
    pages.startWithOnePage(cursor);
    pages.publish(10_000, 12_000);
    pages.keepShown((PollResult.Changed) pages.request());
    pages.publish(20_000, 20_050);

    pages.pollUntilCaughtUp();
    assertThat(pages.missing(10_000, 12_000)).isEmpty();
    assertThat(pages.missing(20_000, 20_050)).isEmpty();
  }

  @Test
  void markOfAnotherOrigin_isNotFollowed() {
    pages.startWithOnePage(true);
    pages.publish(10_000, 11_500);
    pages.poll();
    try (FakeWebServer stranger =
        new FakeWebServer(e -> FakeWebServer.send(e, 200, "[]".getBytes(UTF_8)))) {
      String mark = mark();
      pages.known =
          pages.known.withCursor(
              mark.substring(0, mark.lastIndexOf(' ') + 1) + stranger.at("/g?after=1"));
      pages.pollUntilCaughtUp();
      assertThat(stranger.requests).isEmpty();
    }
    assertThat(pages.missing(10_000, 11_500)).isEmpty();
  }

  @Test
  void nextPageOfAnotherOrigin_isNotFollowed_andReported() {
    try (FakeWebServer stranger =
            new FakeWebServer(e -> FakeWebServer.send(e, 200, "[]".getBytes(UTF_8)));
        FakeWebServer here =
            new FakeWebServer(e -> {
              e.getResponseHeaders()
                  .set("Link", "<" + stranger.at("/g?page=2") + ">; rel=\"next\"");
              FakeWebServer.send(
                  e, 200, "[{\"ghsa_id\":\"GHSA-1\",\"summary\":\"s\"}]".getBytes(UTF_8));
            })) {
      PollResult.Changed read =
          (PollResult.Changed)
              new FeedReader(
                      new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
                      Clock.systemUTC())
                  .read(Feed.of("f", here.at("/g"), Format.GHSA), FeedState.neverPolled("f"));
      assertThat(read.completeness().damage()).contains("further page");
      assertThat(stranger.requests).isEmpty();
    }
  }

  @Test
  void mark_staysSmall() {
    pages.startWithOnePage(true);
    assertThat(mark().length()).isLessThan(600);
    pages.publish(10_000, 12_000);
    pages.poll();
    assertThat(mark().length()).isLessThan(1_300);
    assertThat(PageCursor.parse(mark()).serialize()).isEqualTo(mark());
  }
}
