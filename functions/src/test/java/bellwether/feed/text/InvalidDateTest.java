package bellwether.feed.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests texts that are no date. */
@Tag("case-57")
final class InvalidDateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "31 Feb 2026 10:00 GMT",
        "1 Jan 2026 25:61",
        "1 Jan 2026 24:30",
        "1 Jan 9999999",
        "9999-01-01",
        "19 Mar 2021 10:38 XYZ",
        "2021-13-01",
        "19 Mar 2021 10:38:04 +9999",
        "\uFF11\uFF12",
        "Invalid Date",
        "NaN",
        "None",
        "5 marsupial 2026",
        "5 decade 2026",
        "5 Mart\u00ednez 2026",
        "01/05/2026",
        "05-01-2026 10:00",
        "12 listovka 2026",
        "5 Jan",
        "Mon, 5 Jan 10:00:00 GMT",
        "\u4ee4\u548c8\u5e741\u67085\u65e5",
        "1404-10-15",
        "2569-01-05",
        "12345",
        "123456789",
        "99999999999999999999",
        "1/5/26",
        "10:30",
        "v1.2.2026.4",
        "12/1/2025 - 12/20/2025"
      })
  void parse_invalidOrAmbiguousDate_isNull(String written) {
    assertThat(DateParser.parse(written)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-00-00T00:00:00Z",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",
        "0001-01-01",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "Monday, January 1, 0001",
        "1/1/0001 12:00:00 AM",
        "01.01.0001 00:00:00",
        "Wed, 30 Nov -0001 00:00:00 +0000",
        "-0001-11-30T00:00:00+00:00",
        "1970-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Thu, 01 Jan 1970 01:00:00 +0100",
        "Wed, 31 Dec 1969 19:00:00 -0500",
        "0",
        "0000000000",
        "1899-12-30",
        "1900-01-01",
        "1601-01-01T00:00:00Z",
        "Tue, 01 Jan 1980 00:00:00 GMT"
      })
  void parse_placeholderDate_isNull(String written) {
    assertThat(DateParser.parse(written)).isNull();
  }

  @Test
  void parse_veryLongText_isNull() {
    assertThat(DateParser.parse("1".repeat(1_000_000))).isNull();
    assertThat(DateParser.parse("<time datetime=" + "'".repeat(1_000_000))).isNull();
  }

  @Test
  void parse_anyCharacters_neverThrows() {
    long seed = 57L;
    Random random = new Random(seed);
    String letters = "0123456789:/.-+, TZtzamp<>()=\"'年月日maryjun";
    for (int round = 0; round < 100_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      OffsetDateTime read = DateParser.parse(text.toString());
      assertThat(read == null || read.getYear() > 1970).as("seed %d: %s", seed, text).isTrue();
    }
  }
}
