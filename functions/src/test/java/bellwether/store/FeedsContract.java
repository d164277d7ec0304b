package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.FeedState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Feeds} must do. */
public abstract class FeedsContract {
  private Feeds feeds;

  /** An empty store. */
  public abstract Feeds empty();

  @BeforeEach
  final void startEmpty() {
    feeds = empty();
  }

  private static FeedState state(String feed, String etag, long version) {
    return FeedState.never(feed)
        .withValidators(new FeedState.Validators(etag, null, "digest of " + etag))
        .withHealth(FeedState.Health.of(0, Samples.NOON, null))
        .dueAt(Samples.NOON)
        .withVersion(version);
  }

  @Test
  final void of_isDueAtOnceForAFeedNeverPolled() {
    assertThat(feeds.of("a")).isEqualTo(FeedState.never("a"));
    assertThat(feeds.of("a").nextPollAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  final void save_countsTheVersionUp() {
    assertThat(feeds.save(state("a", "W/\"1\"", 0))).isTrue();
    assertThat(feeds.of("a")).isEqualTo(state("a", "W/\"1\"", 1));
    assertThat(feeds.save(state("a", "W/\"2\"", 1))).isTrue();
    assertThat(feeds.of("a")).isEqualTo(state("a", "W/\"2\"", 2));
  }

  @Test
  final void save_refusesAStaleVersionAndWritesNothing() {
    assertThat(feeds.save(state("a", "first", 0))).isTrue();
    assertThat(feeds.save(state("a", "second", 0))).isFalse();
    assertThat(feeds.save(state("a", "second", 7))).isFalse();
    assertThat(feeds.of("a").validators().etag()).isEqualTo("first");
  }

  @Test
  final void save_refusesTheSameWriteASecondTime() {
    FeedState state = state("a", "same", 0);
    assertThat(feeds.save(state)).isTrue();
    assertThat(feeds.save(state)).isFalse();
  }

  @Test
  final void save_refusesToReplaceWhatWasNeverThere() {
    assertThat(feeds.save(state("a", "x", 3))).isFalse();
    assertThat(feeds.of(List.of("a"))).isEmpty();
  }

  @Test
  final void save_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(Race.winners(writer -> feeds.save(state("a", "e" + writer, 0)))).isEqualTo(1);
    assertThat(Race.winners(writer -> feeds.save(state("a", "f" + writer, 1)))).isEqualTo(1);
    assertThat(feeds.of("a").version()).isEqualTo(2);
  }

  @Test
  final void of_hasEveryFeedThatIsKeptOnceInOrder() {
    feeds.save(state("a", "1", 0));
    feeds.save(state("b", "2", 0), Set.of(1L));
    feeds.save(state("a", "3", 1));
    assertThat(feeds.of(List.of("c", "b", "a", "b")))
        .containsExactly(state("b", "2", 1), state("a", "3", 2));
  }

  @Test
  final void shown_isWhatWasSavedLast() {
    assertThat(feeds.shown("a")).isEmpty();
    assertThat(feeds.save(state("a", "1", 0), Set.of(1L, -2L, Long.MIN_VALUE))).isTrue();
    assertThat(feeds.save(state("a", "2", 1))).isTrue();
    assertThat(feeds.shown("a")).containsExactlyInAnyOrder(1L, -2L, Long.MIN_VALUE);
    assertThat(feeds.save(state("a", "3", 2), Set.of(7L))).isTrue();
    assertThat(feeds.shown("a")).containsExactly(7L);
    assertThat(feeds.shown("b")).isEmpty();
  }
}
