package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.record.FeedHour;
import bellwether.domain.record.FeedRead;
import bellwether.store.record.FeedHourStore;
import bellwether.store.record.FeedHourStore.Seal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class FeedHourStoreTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Instant END = NOON.plus(Duration.ofDays(400));

  private final FeedHourStore hours;

  FeedHourStoreTest(StoreBackend backend) {
    hours = backend.createStores().feedHours();
  }

  private static FeedRead read(String feed, Instant at) {
    return new FeedRead(feed, true, at, QUARTER, null, "");
  }

  private static FeedRead failure(String feed, Instant at, String reason) {
    Feed one = Feed.of(feed, URI.create("https://wire.example/"), Format.SYNDICATION);
    return FeedRead.failed(one, at, reason);
  }

  @Test
  void add_countsTheReadsOfAnHour() {
    hours.add(List.of(read("wire", NOON.plusSeconds(5)), read("other", NOON.plusSeconds(6))));
    hours.add(List.of(failure("wire", NOON.plusSeconds(905), "HTTP 503")));
    hours.add(List.of(read("wire", NOON.plusSeconds(3_599))));
    hours.add(List.of(read("wire", NOON.plusSeconds(3_600))));

    List<FeedHour> found = hours.find(NOON, NOON.plusSeconds(3_600)).feeds();

    assertThat(found)
        .contains(
            new FeedHour(
                "wire",
                true,
                NOON,
                2,
                1,
                NOON.plusSeconds(5),
                NOON.plusSeconds(3_599),
                QUARTER,
                NOON.plusSeconds(905),
                NOON.plusSeconds(905),
                "HTTP 503",
                ""))
        .hasSize(2);
    assertThat(hours.find(NOON, NOON.plusSeconds(3_601)).feeds())
        .extracting(FeedHour::hour)
        .containsExactly(NOON, NOON, NOON.plusSeconds(3_600));
  }

  @Test
  void add_repeated_changesNothing() {
    List<FeedRead> reads = List.of(read("wire", NOON), failure("wire", NOON.plusSeconds(9), "x"));
    hours.add(reads);
    hours.add(reads);
    FeedHour hour = hours.find(NOON, END).feeds().getFirst();
    assertThat(hour.reads()).isEqualTo(1);
    assertThat(hour.failures()).isEqualTo(1);
  }

  @Test
  void add_keepsWhatWritersAddAtTheSameTime() throws Exception {
    ConcurrentWriters.countWinners(writer -> {
      hours.add(
          IntStream.range(0, 40)
              .mapToObj(feed -> read("feed " + feed, NOON.plusSeconds(writer)))
              .toList());
      return true;
    });
    assertThat(hours.find(NOON, END).feeds())
        .hasSize(40)
        .allMatch(hour -> hour.reads() == ConcurrentWriters.WRITER_COUNT);
  }

  @Test
  void add_takesManyFeedsOfAnyName() {
    List<FeedRead> reads =
        IntStream.range(0, 300)
            .mapToObj(i ->
                new FeedRead(
                    i + " s:feed é #:\"" + "x".repeat(i),
                    i % 2 == 0,
                    NOON,
                    Duration.ofDays(7),
                    null,
                    i % 3 == 0 ? "degraded, 1 skipped" : ""))
            .toList();
    hours.add(reads);
    hours.add(List.of());
    List<FeedHour> found = hours.find(NOON, END).feeds();
    assertThat(found)
        .extracting(FeedHour::feed)
        .containsExactlyInAnyOrderElementsOf(reads.stream().map(FeedRead::feed).toList());
    assertThat(found).allMatch(hour -> hour.allowed().equals(Duration.ofDays(7)));
    assertThat(found).filteredOn(hour -> !hour.incomplete().isEmpty()).hasSize(100);
    assertThat(found).filteredOn(FeedHour::shared).hasSize(150);
  }

  @Test
  void seal_chainsTheHoursThatAreOver() {
    assertThat(hours.beginning()).isEmpty();
    hours.add(List.of(read("wire", NOON)));
    hours.seal(NOON.plusSeconds(1));
    assertThat(hours.beginning()).contains(NOON.plusSeconds(1));
    hours.add(List.of(read("wire", NOON.plus(Duration.ofHours(3)))));

    hours.seal(NOON.plus(Duration.ofHours(2)).minusSeconds(1));
    assertThat(hours.find(NOON, END).seals()).isEmpty();

    hours.seal(NOON.plus(Duration.ofHours(5)));
    List<Seal> seals = hours.find(NOON, END).seals();
    assertThat(seals).extracting(Seal::hour).containsExactly(NOON, NOON.plus(Duration.ofHours(3)));
    assertThat(seals).allMatch(Seal::intact);
    assertThat(seals.getFirst().hash()).isNotEqualTo(seals.getLast().hash());

    hours.seal(NOON.plus(Duration.ofHours(5)));
    assertThat(hours.find(NOON, END).seals()).isEqualTo(seals);
    assertThat(hours.beginning()).contains(NOON.plusSeconds(1));
  }

  @Test
  void seal_showsWhatWasChangedLater() {
    hours.seal(NOON);
    hours.add(List.of(read("wire", NOON)));
    hours.seal(NOON.plus(Duration.ofHours(2)));
    assertThat(hours.find(NOON, END).seals()).allMatch(Seal::intact);

    hours.add(List.of(read("wire", NOON.plusSeconds(1_800))));
    assertThat(hours.find(NOON, END).seals()).hasSize(1).noneMatch(Seal::intact);
  }

  @Test
  void seal_passesOverMonthsWithoutReads() {
    hours.seal(NOON);
    hours.add(List.of(read("wire", NOON)));
    Instant later = NOON.plus(Duration.ofDays(40));
    hours.add(List.of(read("wire", later)));
    for (int poll = 0; poll < 5; poll++) {
      hours.seal(later.plus(Duration.ofHours(2)));
    }
    assertThat(hours.find(NOON, END).seals()).hasSize(2).allMatch(Seal::intact);
  }

  @Test
  void seal_byTwoWriters_isOneChain() throws Exception {
    hours.seal(NOON);
    for (int hour = 0; hour < 10; hour++) {
      hours.add(List.of(read("wire", NOON.plus(Duration.ofHours(hour)))));
    }
    ConcurrentWriters.countWinners(_ -> {
      hours.seal(NOON.plus(Duration.ofHours(20)));
      return true;
    });
    assertThat(hours.find(NOON, END).seals()).hasSize(10).allMatch(Seal::intact);
  }
}
