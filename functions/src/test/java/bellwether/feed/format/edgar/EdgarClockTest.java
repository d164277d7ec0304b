package bellwether.feed.format.edgar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EdgarClockTest {

  @ParameterizedTest
  @CsvSource({
    // UTC is an hour at which EDGAR is open, and goes with the filing date: summer, winter,
    // evening.
    "2025-07-08T20:14:41.000Z, 2025-07-08, 2025-07-08T20:14:41Z",
    "2025-12-12T21:14:41.000Z, 2025-12-12, 2025-12-12T21:14:41Z",
    "2025-07-09T00:30:00.000Z, 2025-07-09, 2025-07-09T00:30:00Z",
    "2025-07-12T01:30:00.000Z, 2025-07-14, 2025-07-12T01:30:00Z",
    "2025-07-08T21:40:00.000Z, 2025-07-08, 2025-07-08T21:40:00Z",
    // UTC is the middle of the night, or the weekend, in New York: summer and winter.
    "2025-07-08T06:14:41.000Z, 2025-07-08, 2025-07-08T10:14:41Z",
    "2025-12-12T10:14:41.000Z, 2025-12-12, 2025-12-12T15:14:41Z",
    "2025-12-12T06:01:02.000Z, 2025-12-12, 2025-12-12T11:01:02Z",
    "2025-07-08T03:30:32.000Z, 2025-07-08, 2025-07-08T07:30:32Z",
    // The days on either side of the change of clocks.
    "2025-03-07T10:30:00.000Z, 2025-03-07, 2025-03-07T15:30:00Z",
    "2025-03-10T09:30:00.000Z, 2025-03-10, 2025-03-10T13:30:00Z",
    "2025-10-31T09:30:00.000Z, 2025-10-31, 2025-10-31T13:30:00Z",
    "2025-11-03T10:30:00.000Z, 2025-11-03, 2025-11-03T15:30:00Z",
    // Both clocks are within opening hours, so the filing date decides.
    "2025-07-08T18:45:00.000Z, 2025-07-09, 2025-07-08T22:45:00Z",
    "2025-07-08T18:45:00.000Z, 2025-07-08, 2025-07-08T18:45:00Z",
    "2025-12-12T20:30:00.000Z, 2025-12-15, 2025-12-13T01:30:00Z",
    "2025-12-12T20:30:00.000Z, 2025-12-12, 2025-12-12T20:30:00Z",
    "2025-12-12T16:30:00.000Z, '', 2025-12-12T16:30:00Z",
    // A stated offset is used. An empty date is none.
    "2025-12-12T02:14:41-05:00, 2025-12-12, 2025-12-12T02:14:41-05:00",
    "0001-01-01T00:00:00Z, 2025-12-12, 2025-12-12T00:00:00Z",
    "'', 2025-12-12, 2025-12-12T00:00:00Z",
  })
  void parse_distinguishesUtcFromNewYork(String accepted, String filed, OffsetDateTime time) {
    assertThat(EdgarClock.parse(accepted, filed)).isEqualTo(time);
  }
}
