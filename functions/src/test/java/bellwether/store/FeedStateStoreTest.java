package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.FeedState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class FeedStateStoreTest {
  private final FeedStateStore feeds;

  FeedStateStoreTest(StoreBackend backend) {
    feeds = backend.createStores().feedStates();
  }

  private static FeedState state(String feed, String etag, long version) {
    return FeedState.neverPolled(feed)
        .withValidators(new FeedState.Validators(etag, null, "digest of " + etag))
        .withHealth(FeedState.Health.of(0, StoreSamples.NOON, null))
        .withNextPollAt(StoreSamples.NOON)
        .withVersion(version);
  }

  @Test
  void get_isDueAtOnceForAFeedNeverPolled() {
    assertThat(feeds.get("a")).isEqualTo(FeedState.neverPolled("a"));
    assertThat(feeds.get("a").nextPollAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void save_incrementsTheVersion() {
    assertThat(feeds.save(state("a", "W/\"1\"", 0))).isTrue();
    assertThat(feeds.get("a")).isEqualTo(state("a", "W/\"1\"", 1));
    assertThat(feeds.save(state("a", "W/\"2\"", 1))).isTrue();
    assertThat(feeds.get("a")).isEqualTo(state("a", "W/\"2\"", 2));
  }

  @Test
  void save_rejectsAStaleVersionAndWritesNothing() {
    assertThat(feeds.save(state("a", "first", 0))).isTrue();
    assertThat(feeds.save(state("a", "second", 0))).isFalse();
    assertThat(feeds.save(state("a", "second", 7))).isFalse();
    assertThat(feeds.get("a").validators().etag()).isEqualTo("first");
  }

  @Test
  void save_rejectsTheSameWriteASecondTime() {
    FeedState state = state("a", "same", 0);
    assertThat(feeds.save(state)).isTrue();
    assertThat(feeds.save(state)).isFalse();
  }

  @Test
  void save_doesNotReplaceWhatDoesNotExist() {
    assertThat(feeds.save(state("a", "x", 3))).isFalse();
    assertThat(feeds.get(List.of("a"))).isEmpty();
  }

  @Test
  void save_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(ConcurrentWriters.countWinners(writer -> feeds.save(state("a", "e" + writer, 0))))
        .isEqualTo(1);
    assertThat(ConcurrentWriters.countWinners(writer -> feeds.save(state("a", "f" + writer, 1))))
        .isEqualTo(1);
    assertThat(feeds.get("a").version()).isEqualTo(2);
  }

  @Test
  void get_returnsEveryStoredFeedOnceInOrder() {
    feeds.save(state("a", "1", 0));
    feeds.save(state("b", "2", 0), Set.of(1L));
    feeds.save(state("a", "3", 1));
    assertThat(feeds.get(List.of("c", "b", "a", "b")))
        .containsExactly(state("b", "2", 1), state("a", "3", 2));
  }

  @Test
  void saveReadTimes_changesTheTimesOnly() {
    feeds.save(state("a", "1", 0));
    feeds.save(state("b", "2", 0));
    Instant later = StoreSamples.NOON.plusSeconds(300);
    FeedState read = state("a", "1", 1).withReadTimes(later, later.plusSeconds(600));
    feeds.saveReadTimes(List.of(read.withValidators(new FeedState.Validators("x", null, null))));

    assertThat(feeds.get("a")).isEqualTo(read);
    assertThat(feeds.get(List.of("b", "a"))).containsExactly(state("b", "2", 1), read);
    assertThat(feeds.save(read)).isTrue();
    assertThat(feeds.get("a")).isEqualTo(read.withVersion(2));
  }

  @Test
  void saveReadTimes_isDroppedIfTheStateWasSavedSince() {
    feeds.save(state("a", "1", 0));
    feeds.save(state("a", "2", 1));
    Instant later = StoreSamples.NOON.plusSeconds(300);
    feeds.saveReadTimes(List.of(state("a", "1", 1).withReadTimes(later, later)));
    assertThat(feeds.get("a")).isEqualTo(state("a", "2", 2));
  }

  @Test
  void saveReadTimes_takesManyFeedsOfAnyName() {
    List<String> names =
        IntStream.range(0, 300).mapToObj(i -> i + " feed \u00e9 #:\"" + "x".repeat(i)).toList();
    names.forEach(name -> feeds.save(state(name, "1", 0)));
    Instant later = StoreSamples.NOON.plusSeconds(300);
    List<FeedState> read =
        names.stream().map(name -> state(name, "1", 1).withReadTimes(later, later)).toList();
    feeds.saveReadTimes(read);
    feeds.saveReadTimes(List.of());
    assertThat(feeds.get(names)).containsExactlyElementsOf(read);
  }

  @Test
  void itemFingerprints_areThoseSavedLast() {
    assertThat(feeds.itemFingerprints("a")).isEmpty();
    assertThat(feeds.save(state("a", "1", 0), Set.of(1L, -2L, Long.MIN_VALUE))).isTrue();
    assertThat(feeds.save(state("a", "2", 1))).isTrue();
    assertThat(feeds.itemFingerprints("a")).containsExactlyInAnyOrder(1L, -2L, Long.MIN_VALUE);
    assertThat(feeds.save(state("a", "3", 2), Set.of(7L))).isTrue();
    assertThat(feeds.itemFingerprints("a")).containsExactly(7L);
    assertThat(feeds.itemFingerprints("b")).isEmpty();
  }

  @Test
  void itemFingerprints_followEachChange() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<Long> shown = new HashSet<>();
    for (int version = 0; version < 60; version++) {
      int changes = random.nextInt(version % 10 == 0 ? 300 : 12);
      for (int i = 0; i < changes; i++) {
        shown.add(random.nextLong());
      }
      shown.removeIf(fingerprint -> random.nextInt(40) == 0);
      assertThat(feeds.save(state("a", "e" + version, 2L * version), shown)).isTrue();
      assertThat(feeds.save(state("a", "f" + version, 2L * version + 1))).isTrue();
      assertThat(feeds.itemFingerprints("a")).as("seed %d", seed).isEqualTo(shown);
    }
  }

  @Test
  void itemFingerprints_ofAStateThatWasNotSaved_areThoseOfStoredItems() {
    feeds.save(state("a", "1", 0), Set.of(1L, 2L));
    feeds.save(state("a", "2", 1), Set.of(2L, 3L));
    assertThat(feeds.save(state("a", "late", 1), Set.of(2L, 4L))).isFalse();
    assertThat(feeds.itemFingerprints("a")).contains(2L).isSubsetOf(1L, 2L, 3L, 4L);
    assertThat(feeds.save(state("a", "3", 2), Set.of(3L))).isTrue();
    assertThat(feeds.itemFingerprints("a")).containsExactly(3L);
  }
}
