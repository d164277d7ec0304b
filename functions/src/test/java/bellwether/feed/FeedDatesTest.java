package bellwether.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedDatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 19 Mar 2021 10:38:04 EDT|2021-03-19T10:38:04-04:00",
        "Fri Mar 19 10:38:04 EDT 2021|2021-03-19T10:38:04-04:00",
        "Fri Mar  9 10:38:04 2021|2021-03-09T10:38:04Z",
        "19 Mar 21 10:38 PST|2021-03-19T10:38:00-08:00",
        "19 Mar 99 10:38 GMT|1999-03-19T10:38:00Z",
        "Fri, 19 Mar 2021 10:38:04 +0000 (UTC)|2021-03-19T10:38:04Z",
        "Friday, 19 March 2021 10:38:04 -0730|2021-03-19T10:38:04-07:30",
        "Sept 3, 2021, 10:38 am EST|2021-09-03T10:38:00-05:00",
        "March 19th, 2021 at 12:05 AM|2021-03-19T00:05:00Z",
        "2021-03-19T10:38:04.123456789Z|2021-03-19T10:38:04Z",
        "2021-03-19T10:38:04+05:30|2021-03-19T10:38:04+05:30",
        "2021-03-19t10:38:04z|2021-03-19T10:38:04Z",
        "2026-01-02 15:04:05|2026-01-02T15:04:05Z",
        "2021-03-19T23:59:60Z|2021-03-19T23:59:59Z",
        "2021-03-19|2021-03-19T00:00:00Z",
        "2021-03|2021-03-01T00:00:00Z",
        "2021|2021-01-01T00:00:00Z",
        "20210319T103804Z|2021-03-19T10:38:04Z",
        "20210319|2021-03-19T00:00:00Z",
        "  Fri, 19 Mar 2021  |2021-03-19T00:00:00Z",
      })
  void read_asFeedsWriteIt(String written, OffsetDateTime date) {
    assertThat(FeedDates.read(written)).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "31 Feb 2026 10:00 GMT",
        "1 Jan 2026 25:61",
        "1 Jan 9999999",
        "9999-01-01",
        "vr, 19 mrt 2021 10:38",
        "19 Mar 2021 10:38 XYZ",
        "2021-13-01",
        "19 Mar 2021 10:38:04 +9999",
        "\uFF11\uFF12",
        "0000-00-00T00:00:00Z"
      })
  void read_whatIsNoDate_isNull(String written) {
    assertThat(FeedDates.read(written)).isNull();
  }

  @Test
  void read_endlessText_isNull() {
    assertThat(FeedDates.read("1".repeat(1_000_000))).isNull();
  }
}
