package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.crawl.PollResult;
import bellwether.local.terminal.TextTerminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PollProgressTest {
  private static final Feed WIRE =
      Feed.of("Wire", URI.create("https://wire.example/"), Format.SYNDICATION);
  private static final FeedState HEALTHY = FeedState.neverPolled("Wire");
  private static final FeedState FAILING =
      HEALTHY.withHealth(FeedState.Health.of(2, null, "HTTP 503"));

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private PollResult answer = new PollResult.Unchanged(null);
  private final PrintStream out = new PrintStream(printed, true, UTF_8);
  private final PollProgress progress =
      new PollProgress(
          (feed, state, shown) -> answer,
          new TextTerminal(out, out),
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @Test
  void round_endsWithItsCountsEvenIfSomeFeedsAreNotDue() {
    progress.start(3);
    read(HEALTHY);
    answer = new PollResult.Failed("HTTP 503", null, false);
    read(FAILING);
    progress.finish();
    read(FAILING);
    progress.finish();
    assertThat(lines()).containsExactly("FEEDS   read 2 of 3, 1 failed");
  }

  @Test
  void feed_isPrintedWhenItBeginsToFailAndWhenItIsReadAgain() {
    answer = new PollResult.Failed("the server \u001b[31manswered 503", null, false);
    read(HEALTHY);
    read(FAILING);
    answer = new PollResult.Unchanged(null);
    read(FAILING);
    assertThat(lines()).hasSize(2).last().isEqualTo("FEED    Wire is read again");
    assertThat(printed.toString(UTF_8))
        .startsWith("FEED    Wire: the server ")
        .doesNotContain("\u001b");
  }

  @Test
  void failingFeed_isPrintedOnceInARound() {
    progress.printStillFailing(List.of(FAILING));
    progress.printStillFailing(List.of(FAILING));
    assertThat(lines()).containsExactly("FEED    Wire: HTTP 503 (failed before)");
  }

  @Test
  void roundWithoutAnyFeed_pointsToTheNetwork() {
    answer = new PollResult.Failed("HTTP 503", null, false);
    progress.start(2);
    read(FAILING);
    read(FAILING);
    progress.finish();
    assertThat(lines())
        .containsExactly(
            "FEEDS   read 2 of 2, 2 failed",
            "FEEDS   no feed can be read: check this machine's network connection");
  }

  private void read(FeedState state) {
    assertThat(progress.read(WIRE, state, Set::of)).isSameAs(answer);
  }

  private List<String> lines() {
    return printed.toString(UTF_8).lines().toList();
  }
}
