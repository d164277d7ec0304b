package bellwether.domain.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdvisoryTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T12:00:00Z,2026-01-01T12:00:00Z",
    "2026-01-03T01:00:00+14:00,2026-01-02T11:00:00Z",
    "2026-01-02T12:00:00Z,2026-01-02T12:00:00Z",
    "2026-01-02T12:00:01Z,2026-01-01T12:00:00Z",
    "2099-01-01T00:00:00Z,2026-01-01T12:00:00Z",
    "1999-01-01T00:00:00Z,1999-01-01T00:00:00Z"
  })
  void published_overADayAfterFirstSeen_isDropped(String published, String at) {
    Advisory advisory =
        new Advisory(
            "a",
            "wire",
            "Quarx confirms data breach",
            null,
            "",
            OffsetDateTime.parse(published),
            StatedFacts.NONE,
            Instant.parse("2026-01-01T12:00:00Z"));

    assertThat(advisory.reportedAt()).isEqualTo(Instant.parse(at));
  }
}
