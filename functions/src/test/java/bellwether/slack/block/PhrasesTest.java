package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of durations in words. */
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
}
