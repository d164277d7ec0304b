package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhrasesTest {
  @ParameterizedTest
  @CsvSource({
    "PT59S, under a minute",
    "PT1M, 1 minute",
    "PT119M, 119 minutes",
    "PT2H, 2 hours",
    "PT47H, 47 hours",
    "P2D, 2 days",
    "P729D, 729 days",
    "P730D, 2 years",
    "P2083D, 5 years",
  })
  void duration_hasTheLargestUnitOfWhichThereAreTwo(Duration span, String text) {
    assertThat(Phrases.formatDuration(span)).isEqualTo(text);
  }

  @Test
  void instant_isInUtc() {
    assertThat(Phrases.formatMinute(Instant.parse("2026-03-02T23:59:59Z")))
        .isEqualTo("2026-03-02 23:59 UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-27T23:00-05:00, disclosed 2026-02-28",
    "1970-01-01T00:00Z, disclosed 1970-01-01",
    "9999-12-31T00:00Z, disclosed 9999-12-31",
    "1969-12-31T00:00Z, seen 2026-03-02",
    "+10000-01-01T00:00Z, seen 2026-03-02",
    "0000-01-01T00:00Z, seen 2026-03-02",
    "+999999999-12-31T23:59:59.999999999-18:00, seen 2026-03-02",
    ", seen 2026-03-02",
  })
  void dayOfDisclosure_isThatOfTheFeedIfPlausible(OffsetDateTime published, String text) {
    Instant seenAt = Instant.parse("2026-03-02T09:00:00Z");
    assertThat(Phrases.disclosedOrSeenDay(published, seenAt)).isEqualTo(text);
  }

  @Test
  void delay_isEmptyForADateInTheFuture() {
    Instant seenAt = Instant.parse("2026-03-02T09:00:00Z");
    assertThat(Phrases.delay(seenAt.minusSeconds(7200), seenAt)).isEqualTo(", 2 hours later");
    assertThat(Phrases.delay(seenAt, seenAt)).isEqualTo(", under a minute later");
    assertThat(Phrases.delay(seenAt.plusSeconds(1), seenAt)).isEmpty();
  }
}
