package bellwether.app.poll;

import static bellwether.app.poll.ChangingFeed.URL;
import static bellwether.app.poll.ChangingFeed.item;
import static bellwether.app.poll.ChangingFeed.ten;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.crawl.PollResult;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests feeds that fall silent, move or disappear. */
final class FeedHealthOverTimeTest {
  private final ChangingFeed feed = new ChangingFeed();

  @Test
  void emptyFeed_isReportedSinceItsFirstEmptyPoll() {
    feed.rss(ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i)));
    feed.rss("");
    FeedProblem first = feed.problem();
    feed.rss("");
    assertThat(first).isNotNull().extracting(FeedProblem::kind).isEqualTo(FeedProblem.Kind.EMPTY);
    assertThat(feed.problem()).isEqualTo(first);
    assertThat(feed.states.get("wire").health().failureCount()).isEqualTo(2);
    assertThat(feed.rss(ten(i -> item("a" + i, "https://x.example/" + i, "T" + i, "text " + i))))
        .isZero();
    assertThat(feed.problem()).isNull();
  }

  @Test
  void feedSilentFarBeyondItsUsualGap_isReported() {
    for (int i = 0; i < 15; i++) {
      feed.rss(item("a" + i, "https://x.example/" + i, "T" + i, "text " + i));
    }
    feed.clock.advance(Duration.ofDays(3));
    feed.answer = new PollResult.Unchanged(null);
    Feed wire = Feed.of("wire", URL, Format.SYNDICATION);
    feed.poll(wire, FirstRead.ALERT);
    assertThat(feed.problem()).isNull();
    feed.clock.advance(Duration.ofDays(2));
    feed.poll(wire, FirstRead.ALERT);
    assertThat(feed.problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.SILENT);
    assertThat(feed.rss(item("new", "https://x.example/new", "New", "new"))).isEqualTo(1);
    assertThat(feed.problem()).isNull();
  }

  @Test
  void permanentRedirect_isFollowedAfterThreePolls() {
    Feed wire = Feed.of("wire", URL, Format.SYNDICATION);
    URI there = URI.create("https://new.example/feed");
    feed.answer = new PollResult.Unchanged(there);
    feed.poll(wire, FirstRead.ALERT);
    feed.poll(wire, FirstRead.ALERT);
    assertThat(feed.states.get("wire").address().movedTo()).isNull();
    feed.poll(wire, FirstRead.ALERT);
    assertThat(feed.states.get("wire").address().movedTo()).isEqualTo(there);
    feed.answer = new PollResult.Failed("is not there (404)", null, false);
    for (int i = 0; i < 3; i++) {
      feed.poll(wire, FirstRead.ALERT);
    }
    assertThat(feed.states.get("wire").address()).isEqualTo(FeedState.Address.DECLARED);
  }

  @Test
  void changingRedirect_isNotFollowed() {
    Feed wire = Feed.of("wire", URL, Format.SYNDICATION);
    for (int i = 0; i < 6; i++) {
      feed.answer =
          new PollResult.Unchanged(
              URI.create(String.format(Locale.ROOT, "https://new%d.example/", i % 2)));
      feed.poll(wire, FirstRead.ALERT);
    }
    assertThat(feed.states.get("wire").address().movedTo()).isNull();
  }

  @Test
  void goneFeed_isRetriedRarelyAfterADay() {
    Feed wire = Feed.of("wire", URL, Format.SYNDICATION);
    feed.answer = new PollResult.Failed("is gone for good (410)", null, true);
    for (int i = 0; i < 3; i++) {
      feed.poll(wire, FirstRead.ALERT);
    }
    assertThat(feed.problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.FAILING);
    feed.clock.advance(Duration.ofHours(24));
    feed.poll(wire, FirstRead.ALERT);
    assertThat(feed.problem())
        .isNotNull()
        .extracting(FeedProblem::kind)
        .isEqualTo(FeedProblem.Kind.GONE);
    assertThat(feed.states.get("wire").nextPollAt())
        .isEqualTo(feed.clock.instant().plus(Duration.ofDays(7)));
  }

  @Test
  void activity_countsTheItemsOfADay() {
    feed.rss(
        item("a", "https://x.example/a", "A", "a") + item("b", "https://x.example/b", "B", "b"));
    assertThat(feed.states.get("wire").activity().itemsInLastDay(feed.clock.instant()))
        .isEqualTo(2);
    feed.clock.advance(Duration.ofHours(30));
    feed.rss(item("c", "https://x.example/c", "C", "c"));
    assertThat(feed.states.get("wire").activity().itemsInLastDay(feed.clock.instant()))
        .isEqualTo(1);
  }
}
