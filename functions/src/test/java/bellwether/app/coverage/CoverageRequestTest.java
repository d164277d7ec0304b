package bellwether.app.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoverageRequestTest {
  private static final Instant NOW = Instant.parse("2026-11-30T21:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-01 2026-11-02, 2026-11-01T00:00:00Z, 2026-11-03T00:00:00Z, ''",
    "2026-11-01 2026-11-01, 2026-11-01T00:00:00Z, 2026-11-02T00:00:00Z, ''",
    "2026-11-30 2026-11-30, 2026-11-30T00:00:00Z, 2026-11-30T21:00:00Z, ''",
    "2026-11-01T08:00:00Z 2026-11-02T08:00:00+02:00 Okta, 2026-11-01T08:00:00Z, 2026-11-02T06:00:00Z, Okta",
    "'  2026-11-01   2026-11-02   “Sun Orchard & Söhne” ', 2026-11-01T00:00:00Z, 2026-11-03T00:00:00Z, Sun Orchard & Söhne",
    "2025-10-27 2026-11-29, 2025-10-27T00:00:00Z, 2026-11-30T00:00:00Z, ''",
  })
  void period_isParsed(String words, Instant from, Instant until, String vendor) throws Exception {
    assertThat(CoverageRequest.parse(words, NOW))
        .isEqualTo(new CoverageRequest(from, until, vendor));
  }

  @ParameterizedTest
  @CsvSource({
    "'', write two days",
    "2026-11-01, write two days",
    "2026-11-02 2026-11-01, TO is not after FROM",
    "2026-11-02T08:00:00Z 2026-11-02T08:00:00Z, TO is not after FROM",
    "2026-12-01 2026-12-02, in the future",
    "2026-11-01 2026-12-01, in the future",
    "2026-11-01 2026-11-30T22:00:00Z, in the future",
    "2025-01-01 2026-11-29, longer than 400 days",
    "yesterday today, is not a time",
    "2026-02-30 2026-03-01, is not a time",
    "2026-11-01 Okta, is not a time",
    "+999999999-12-31T00:00:00Z 2026-11-01, is not a time",
    "0001-01-01 2026-11-01, is not a time",
  })
  void unusablePeriod_isRejectedWithTheFix(String words, String reason) {
    assertThatThrownBy(() -> CoverageRequest.parse(words, NOW))
        .isInstanceOf(BadPeriodException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void error_quotesLittle() {
    assertThatThrownBy(() -> CoverageRequest.parse("x".repeat(5_000) + " y", NOW))
        .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(300));
  }
}
