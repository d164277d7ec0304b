package bellwether.app.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnchorTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-12 14:30 Europe/Berlin, 2026-03-12T13:30:00Z",
    "2026-03-12 14:30 +05:30, 2026-03-12T09:00:00Z",
    "2026-03-12T14:30 UTC, 2026-03-12T14:30:00Z",
    "'  2026-03-12  14:30   America/New_York ', 2026-03-12T18:30:00Z",
  })
  void timeWithItsZone_isRead(String text, Instant at) {
    assertThat(AnchorTime.parse(text)).isEqualTo(new AnchorTime.Valid(at));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-12",
        "2026-03-12 14:30",
        "yesterday at noon",
        "2026-02-30 14:30 UTC",
        "2026-03-12 25:30 UTC",
        "12.03.2026 14:30 UTC",
        "2026-03-12 14:30 Mars/Olympus",
        "2026-03-12 14:30 <!channel>",
        "+999999999-01-01 00:00 UTC",
      })
  void otherText_isExplained(String text) {
    assertThat(AnchorTime.parse(text)).isEqualTo(new AnchorTime.Invalid(AnchorTime.EXAMPLE));
  }

  @Test
  void timeThatClocksSkippedOrRepeated_needsAnOffset() {
    assertThat(AnchorTime.parse("2026-03-29 02:30 Europe/Berlin"))
        .isInstanceOfSatisfying(
            AnchorTime.Invalid.class,
            invalid -> assertThat(invalid.message()).contains("does not exist"));
    assertThat(AnchorTime.parse("2026-11-01 01:30 America/New_York"))
        .isInstanceOfSatisfying(
            AnchorTime.Invalid.class,
            invalid -> assertThat(invalid.message()).contains("-04:00 or -05:00"));
    assertThat(AnchorTime.parse("2026-11-01 01:30 -05:00"))
        .isEqualTo(new AnchorTime.Valid(Instant.parse("2026-11-01T06:30:00Z")));
  }
}
