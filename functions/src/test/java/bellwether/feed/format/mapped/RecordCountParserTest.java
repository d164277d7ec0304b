package bellwether.feed.format.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the spellings of a number of records. */
@Tag("case-67")
final class RecordCountParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1500|1500",
        "1500.0|1500",
        "1,500|1500",
        "1,500.00|1500",
        "1.500|1500",
        "1.500,00|1500",
        "1 500|1500",
        "1'500|1500",
        "1,50,000|150000",
        "12,345,678|12345678",
        "1.234.567|1234567",
        "1,500+|1500",
        "approx. 1,500|1500",
        "~1500|1500",
        "over 1,500|1500",
        "more than 1500|1500",
        "1.5 million|1500000",
        "2 Mio.|2000000",
        "3k|3000",
        "1.2M|1200000",
        "1.5E7|15000000",
        "500-999|500",
        "500 – 999|500",
        "500 to 999|500",
        "1,500 residents|1500",
        "12 (3 in Maine)|12",
        "0|0",
        "unknown|",
        "N/A|",
        "-|",
        "-5|",
        "less than 10|",
        "<10|",
        "up to 500|",
        "12/1/2025|",
        "9999999999999999999|",
        "1500.75|1500",
        "1,500 2,000|",
        "TBD|",
      })
  void count_isReadInEverySpelling(String written, @Nullable Long count) {
    assertThat(RecordCountParser.parse(written)).isEqualTo(count);
  }
}
