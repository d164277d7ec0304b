package bellwether.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedAccess;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Tier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FeedHealthMessagesTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private static Feed feed(String name, FeedAccess access) {
    return new Feed(
        name,
        URI.create("https://" + name + ".example/feed"),
        Format.SYNDICATION,
        Duration.ofHours(1),
        Tier.NEWS,
        List.of(),
        null,
        null,
        null,
        null,
        Set.of(),
        access);
  }

  private static FeedState state(String name, Completeness completeness) {
    return FeedState.neverPolled(name)
        .withHealth(new FeedState.Health(0, NOW, null, null, null, null, completeness, List.of()));
  }

  private static String feedTable(List<Feed> off, FeedState... states) {
    List<Feed> feeds =
        java.util.Arrays.stream(states)
            .map(state -> feed(state.feed(), FeedAccess.PUBLIC))
            .toList();
    return FeedHealthMessages.feedTable(feeds, off, List.of(states), NOW).text();
  }

  @Test
  void feedTable_completeFeed_isHealthy() {
    assertThat(feedTable(List.of(), state("whole", Completeness.COMPLETE)))
        .contains("1 feed, all healthy")
        .doesNotContain("degraded", "catching up", "skipped");
  }

  @Test
  void feedTable_countsDegradedSkippedAndPending() {
    String table =
        feedTable(
            List.of(),
            state("whole", Completeness.COMPLETE),
            state("torn", Completeness.damaged("row 7 has a stray quote").withSkipped(3)),
            state("busy", Completeness.COMPLETE.withPending(240)));

    assertThat(table)
        .contains("3 feeds, 2 not read completely")
        .contains("degraded, 3 skipped: row 7 has a stray quote")
        .contains("catching up, 240 more to read");
    assertThat(table.indexOf("whole")).isGreaterThan(table.indexOf("busy"));
  }

  @Test
  void feedTable_disabledFeed_saysHowToEnableIt() {
    Feed off = feed("locked", new FeedAccess(null, "it wants a key; set EXAMPLE"));

    assertThat(feedTable(List.of(off), state("whole", Completeness.COMPLETE)))
        .contains("1 feed, all healthy, 1 more off")
        .contains("locked: off, it wants a key; set EXAMPLE");
  }

  @Test
  void feedTable_degradedFeed_isReportedOnce() {
    Completeness torn = Completeness.damaged("the document ends in the middle");
    FeedProblem trouble = new FeedProblem(FeedProblem.Kind.DEGRADED, NOW, torn.describe());
    FeedState state =
        FeedState.neverPolled("torn")
            .withHealth(new FeedState.Health(0, NOW, null, trouble, null, null, torn, List.of()));

    assertThat(feedTable(List.of(), state))
        .contains("1 feed, 1 with problems")
        .containsOnlyOnce("the document ends in the middle")
        .contains("only partly read");
  }
}
