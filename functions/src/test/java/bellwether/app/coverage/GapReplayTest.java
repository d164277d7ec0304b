package bellwether.app.coverage;

import static bellwether.app.coverage.ReplayedFeeds.START;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.coverage.ReplayedFeeds.Outage;
import bellwether.domain.feed.Feed;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every outage of a replay is a gap with the right bounds, and nothing else is. */
final class GapReplayTest {
  private static final Duration DAY = Duration.ofDays(1);
  private final ReplayedFeeds replay = new ReplayedFeeds(new InMemoryStores());

  private static Instant day(int day, int hour, int minute) {
    return START.plus(DAY.multipliedBy(day - 1)).plusSeconds(3_600L * hour + 60L * minute - 180);
  }

  private ExportedRows export(Instant from, Instant until) {
    return ExportedRows.of(replay.export(from, until));
  }

  @Test
  void quietDays_haveNoGap() {
    replay.run(day(5, 0, 0));
    ExportedRows rows = export(day(2, 0, 0), day(4, 0, 0));
    assertThat(rows.ofKind("gap")).isEmpty();
    assertThat(rows.cells("feed", "subject"))
        .contains("wire", "slow register", "blog")
        .anyMatch(name -> name.contains("own.example"))
        .noneMatch(name -> name.contains("foreign.example"));
    assertThat(rows.cells("feed", "result").getFirst()).isEqualTo("reads: 192; failed: 0; gaps: 0");
    assertThat(rows.cells("note", "detail").getFirst()).contains("No feed has a gap", "not seen");
  }

  @Test
  void feedThatFails_isAGapFromItsLastReadToItsNext() {
    replay.add(new Outage("wire", day(2, 23, 10), day(3, 2, 0), "HTTP 503"));
    replay.run(day(5, 0, 0));

    ExportedRows rows = export(day(1, 12, 0), day(5, 0, 0));

    List<Instant> reads = replay.reads.getOrDefault("wire", List.of());
    Instant before = reads.stream().filter(at -> at.isBefore(day(2, 23, 10))).toList().getLast();
    Instant after = reads.stream().filter(at -> at.isAfter(day(3, 2, 0))).toList().getFirst();
    assertThat(rows.gaps("wire")).containsExactly(before + " " + after);
    assertThat(rows.ofKind("gap")).hasSize(1);
    assertThat(rows.cells("gap", "detail").getFirst()).startsWith("failed: HTTP 503 (");
  }

  @Test
  void gapAtABorderOfThePeriod_isShownWithItsOwnBounds() {
    replay.add(new Outage("wire", day(2, 20, 0), day(3, 8, 0), "HTTP 503"));
    replay.run(day(5, 0, 0));
    List<String> gap = export(day(1, 0, 0), day(5, 0, 0)).gaps("wire");
    assertThat(gap).hasSize(1);
    assertThat(export(day(1, 0, 0), day(3, 0, 0)).gaps("wire")).isEqualTo(gap);
    assertThat(export(day(3, 0, 0), day(5, 0, 0)).gaps("wire")).isEqualTo(gap);
    assertThat(export(day(2, 21, 0), day(2, 22, 0)).gaps("wire")).isEqualTo(gap);
    assertThat(export(day(1, 0, 0), day(2, 19, 0)).gaps("wire")).isEmpty();
    assertThat(export(day(4, 0, 0), day(5, 0, 0)).gaps("wire")).isEmpty();
  }

  @Test
  void pollerThatIsDown_isAGapOfEveryFeed() {
    replay.add(new Outage(null, day(2, 9, 30), day(3, 15, 0), ""));
    replay.run(day(5, 0, 0));
    ExportedRows rows = export(day(1, 0, 0), day(5, 0, 0));
    assertThat(rows.cells("gap", "subject"))
        .contains("every feed", "wire", "blog", "slow register")
        .hasSize(5);
    assertThat(rows.cells("gap", "detail")).allMatch(text -> text.contains("not running"));
    assertThat(rows.gaps("every feed")).hasSize(1);
  }

  @Test
  void pollerThatIsDownSinceDays_isStillAGap() {
    replay.run(day(2, 0, 0));
    replay.clock.advance(Duration.ofDays(30));
    ExportedRows rows = export(day(20, 0, 0), day(21, 0, 0));
    assertThat(rows.gaps("every feed")).hasSize(1);
    assertThat(rows.gaps("wire")).hasSize(1);
    assertThat(rows.cells("gap", "result")).allMatch(text -> text.startsWith("still"));
  }

  @Test
  void feedThatStillFails_hasAGapWithoutEnd() {
    replay.add(new Outage("blog", day(2, 0, 0), day(9, 0, 0), "HTTP 404"));
    replay.run(day(4, 0, 0));
    List<CSVRecord> gaps = export(day(1, 0, 0), day(4, 0, 0)).ofKind("gap");
    assertThat(gaps).hasSize(1);
    assertThat(gaps.getFirst().get("until")).isEmpty();
    assertThat(gaps.getFirst().get("result")).startsWith("still, after 2 d");
  }

  @Test
  void feedOfTheCustomer_hasGapsToo() {
    String own =
        replay.polledFeeds.all().stream()
            .map(Feed::name)
            .filter(name -> name.contains("own.example"))
            .findFirst()
            .orElseThrow();
    replay.add(new Outage(own, day(2, 0, 0), day(2, 6, 0), "timeout"));
    replay.run(day(3, 0, 0));
    assertThat(export(day(1, 0, 0), day(3, 0, 0)).gaps(own)).hasSize(1);
  }

  @Test
  void periodBeforeTheRecord_isNotCalledRead() {
    replay.run(day(2, 0, 0));
    ExportedRows rows = export(START.minus(Duration.ofDays(30)), day(2, 0, 0));
    assertThat(rows.cells("note", "detail"))
        .anyMatch(
            text -> text.startsWith("Reads of feeds are not recorded before 2026-11-01T00:03"));
    assertThat(rows.ofKind("gap")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void randomOutages_areExactlyTheGaps(long seed) {
    Random random = new Random(seed);
    List<Outage> injected = new ArrayList<>();
    List<String> names = replay.polledFeeds.all().stream().map(Feed::name).toList();
    for (int i = 0; i < 8; i++) {
      String feed = random.nextInt(4) == 0 ? null : names.get(random.nextInt(names.size()));
      Instant from = START.plusSeconds(random.nextInt(3_600, 6 * 86_400));
      Instant until = from.plusSeconds(random.nextInt(600, 30 * 3_600));
      Outage outage = new Outage(feed, from, until, random.nextBoolean() ? "HTTP 503" : "timeout");
      injected.add(outage);
      replay.add(outage);
    }
    Instant end = START.plus(Duration.ofDays(8));
    replay.run(end);
    Instant from = START.plusSeconds(random.nextInt(2 * 86_400));
    Instant until = from.plusSeconds(random.nextInt(86_400, 5 * 86_400));

    ExportedRows rows = export(from, until);

    for (Feed feed : replay.polledFeeds.forCustomer(bellwether.app.Fixtures.CUSTOMER)) {
      List<Instant> reads = replay.reads.getOrDefault(feed.name(), List.of());
      assertThat(rows.gaps(feed.name()))
          .as("seed %d, %s, %s to %s, outages %s", seed, feed.name(), from, until, injected)
          .isEqualTo(expected(reads, feed.interval(), from, until));
    }
    assertThat(rows.gaps("every feed"))
        .as("seed %d, every feed", seed)
        .isEqualTo(
            expected(replay.polls.stream().sorted().toList(), Duration.ofMinutes(15), from, until));
  }

  /** By definition: between two reads that are further apart than the interval and an hour. */
  private static List<String> expected(
      List<Instant> reads, Duration interval, Instant from, Instant until) {
    List<String> gaps = new ArrayList<>();
    for (int i = 0; i < reads.size(); i++) {
      Instant read = reads.get(i);
      boolean isLast = i == reads.size() - 1;
      Instant next = isLast ? until : reads.get(i + 1);
      boolean isLate = next.isAfter(read.plus(interval).plus(Duration.ofHours(1)));
      if (isLate && read.isBefore(until) && next.isAfter(from)) {
        gaps.add(read + " " + (isLast ? "" : next));
      }
    }
    return gaps;
  }
}
