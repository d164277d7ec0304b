package bellwether.feed.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("case-57")
final class DateParserTest {
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
  void parse_feedFormats(String written, OffsetDateTime date) {
    assertThat(DateParser.parse(written)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // RFC 822 and its variants.
        "mon, 12 jan 2026 09:05:00 gmt|2026-01-12T09:05:00Z",
        "Mon 12 Jan 2026 09:05:00 GMT|2026-01-12T09:05:00Z",
        "Mon,12 Jan 2026 09:05:00GMT|2026-01-12T09:05:00Z",
        "Mon , 12 Jan 2026, 09:05 +0100|2026-01-12T09:05:00+01:00",
        "Monday, 12-Jan-26 09:05:00 UTC|2026-01-12T09:05:00Z",
        "Thu, 12 Jan 2026 9:5:3 GMT|2026-01-12T09:05:03Z",
        "Mon, 12 Jan 2026 09:05:00 -0000|2026-01-12T09:05:00Z",
        "Mon, 12 Jan 2026 09:05:00 --0500|2026-01-12T09:05:00-05:00",
        "Mon, 12 Jan 2026 09:05:00 -700|2026-01-12T09:05:00-07:00",
        "Mon, 12 Jan 2026 09:05:00 GMT+0200|2026-01-12T09:05:00+02:00",
        "Mon, 12 Jan 2026 09:05:00 GMT-07:00|2026-01-12T09:05:00-07:00",
        "Mon, 12 Jan 2026 09:05:00 UTC-5|2026-01-12T09:05:00-05:00",
        "Mon, 12 Jan 2026 09:05:00 +0000 GMT|2026-01-12T09:05:00Z",
        "Mon, 12 Jan 2026 09:05:00 +02|2026-01-12T09:05:00+02:00",
        "Mon, 12 Jan 2026 09:05:00 +0100 (CET)|2026-01-12T09:05:00+01:00",
        "Mon, 12 Jan 2026 09:05:00 IST|2026-01-12T09:05:00+05:30",
        "Mon, 12 Jan 2026 09:05:00 AEDT|2026-01-12T09:05:00+11:00",
        "Wed, 08 Jul 2026 09:05:00 ET|2026-07-08T09:05:00-04:00",
        "Mon, 12 Jan 2026 09:05:00 Europe/Berlin|2026-01-12T09:05:00+01:00",
        "Mon, 12 Jan 2026 24:00:00 +0000|2026-01-13T00:00:00Z",
        "12th Jan 2026 9:05 PM MSK|2026-01-12T21:05:00+03:00",
        "12 January, 2026|2026-01-12T00:00:00Z",
        "Mon, 12 Jan 2026 - 09:05|2026-01-12T09:05:00Z",
        // Formats of programs.
        "Mon Jan 12 2026 09:05:00 GMT+0000 (Coordinated Universal Time)|2026-01-12T09:05:00Z",
        "Mon Jan 12 2026 09:05:00 GMT+0100 (heure normale d’Europe centrale)|2026-01-12T09:05:00+01:00",
        "Mon Jan 12 09:05:00 -0700 2026|2026-01-12T09:05:00-07:00",
        "2026-01-12 09:05:00 +0000 UTC|2026-01-12T09:05:00Z",
        "2026-01-12 09:05:00.364419679 +0200 CEST m=+0.000012|2026-01-12T09:05:00+02:00",
        "1/12/2026, 9:05:00 AM|2026-01-12T09:05:00Z",
        "Jan 12, 2026, 9:05:00 PM|2026-01-12T21:05:00Z",
        "/Date(1768208700000)/|2026-01-12T09:05:00Z",
        "1768208700|2026-01-12T09:05:00Z",
        "1768208700.25|2026-01-12T09:05:00Z",
        "1768208700123|2026-01-12T09:05:00Z",
        "Monday, January 12, 2026 - 9:05am|2026-01-12T09:05:00Z",
        "Mon, 01/12/2026 - 09:05|2026-01-12T09:05:00Z",
        "Thu, 02/05/2026 - 09:05|2026-02-05T09:05:00Z",
        "Sat, 02/05/2026 - 09:05|2026-05-02T09:05:00Z",
        "<time datetime=\"2026-01-12T09:05:00-05:00\">Mon, 01/12/2026 - 09:05</time>|2026-01-12T09:05:00-05:00",
        "<span>Mon, 12 Jan 2026</span>|2026-01-12T00:00:00Z",
        // ISO 8601 and similar formats.
        "2026-01-12T09:05:00,5+0100|2026-01-12T09:05:00+01:00",
        "2026-01-12T09:05:00-05:00Z|2026-01-12T09:05:00-05:00",
        "2026-01-12T09:05+01|2026-01-12T09:05:00+01:00",
        "2026-01-12 at 09:05|2026-01-12T09:05:00Z",
        "2026-1-2 9:05|2026-01-02T09:05:00Z",
        "2026/01/12 09:05|2026-01-12T09:05:00Z",
        "2026.01.12 09:05|2026-01-12T09:05:00Z",
        "20260112090500|2026-01-12T09:05:00Z",
        "20260112 09:05|2026-01-12T09:05:00Z",
        "20260112T0905+0100|2026-01-12T09:05:00+01:00",
        "2026-W03-1|2026-01-12T00:00:00Z",
        "2026-012|2026-01-12T00:00:00Z",
        "2026-01-12+01:00|2026-01-12T00:00:00+01:00",
        "2026-01-12T24:00:00Z|2026-01-13T00:00:00Z",
        // In digits and words.
        "12.01.2026 09:05|2026-01-12T09:05:00Z",
        "5. 1. 2026|2026-01-05T00:00:00Z",
        "05.01.26 09:05|2026-01-05T09:05:00Z",
        "25/01/2026 09:05|2026-01-25T09:05:00Z",
        "25-01-2026|2026-01-25T00:00:00Z",
        "01/25/2026|2026-01-25T00:00:00Z",
        "09:05 12.01.2026 +0100|2026-01-12T09:05:00+01:00",
        "January 12, 2026 9:05 AM EST|2026-01-12T09:05:00-05:00",
        "Jan. 12, 2026, 9:05 a.m.|2026-01-12T09:05:00Z",
        "Jan. 12, 2026, noon-ish 9 p.m.|",
        "January 12, 2026 9 p.m.|2026-01-12T21:00:00Z",
        "2026 January 12|2026-01-12T00:00:00Z",
      })
  void parse_formatsOfProgramsAndPeople(String written, OffsetDateTime date) {
    assertThat(DateParser.parse(written)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mo, 12 Jän 2026 09:05:00 +0100|2026-01-12",
        "Do, 12 Mär 2026 00:00:00 +0100|2026-03-12",
        "Montag, 12. Januar 2026, 09:05 Uhr|2026-01-12",
        "Do, 12 Mrz 2026|2026-03-12",
        "lun., 12 janv. 2026 09:05:00 +0100|2026-01-12",
        "jeudi 1er août 2024 à 10h30|2024-08-01",
        "jeu, 12 fév 2026|2026-02-12",
        "12 de enero de 2026|2026-01-12",
        "lunes, 12 septiembre 2025 09:05|2025-09-12",
        "lunedì 12 gennaio 2026 alle 09:05|2026-01-12",
        "ma, 12 mei 2026 10:09:29 +0000|2026-05-12",
        "vr, 19 mrt 2021 10:38|2021-03-19",
        "12 de março de 2026|2026-03-12",
        "12 stycznia 2026 09:05|2026-01-12",
        "pon., 12 paź 2026|2026-10-12",
        "12 maj 2026 kl. 09:05|2026-05-12",
        "12. desember 2026|2026-12-12",
        "ke, 05 marraskuu 2025 10:00:00 +0200|2025-11-05",
        "5. marraskuuta 2025 klo 10:00|2025-11-05",
        "12. ledna 2026 v 9:05|2026-01-12",
        "Пн, 12 янв 2026 09:05:00 +0300|2026-01-12",
        "12 июля 2026 г., 09:05|2026-07-12",
        "12 Kasım 2026 09:05|2026-11-12",
        "12 Şub 2026|2026-02-12",
        "2026年1月12日 09:05|2026-01-12",
        "2026年1月12日(月) 午後3時05分|2026-01-12",
        "2026年01月12日 星期一 15:04:05|2026-01-12",
        "2026년 1월 12일 오후 3:04|2026-01-12",
        "12 січня 2026|2026-01-12",
      })
  void parse_otherLanguages_hasTheDay(String written, String day) {
    assertThat(DateParser.parse(written))
        .isNotNull()
        .satisfies(read -> assertThat(read.toLocalDate()).hasToString(day));
  }

  @Test
  void parse_slashes_followTheGivenOrder() {
    assertThat(DateParser.parse("1/5/2026", DayParser.FieldOrder.MONTH_FIRST))
        .isEqualTo("2026-01-05T00:00:00Z");
    assertThat(DateParser.parse("1/5/2026", DayParser.FieldOrder.DAY_FIRST))
        .isEqualTo("2026-05-01T00:00:00Z");
    assertThat(DateParser.parse("25/5/2026", DayParser.FieldOrder.MONTH_FIRST))
        .isEqualTo("2026-05-25T00:00:00Z");
  }

  @Test
  void parse_everyMonthOfALanguage_isThatMonth() {
    for (String language :
        List.of(
            "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "ru",
            "tr")) {
      for (Month month : Month.values()) {
        for (TextStyle style :
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT)) {
          String name = month.getDisplayName(style, Locale.forLanguageTag(language));
          OffsetDateTime read = DateParser.parse("Xx, 05 " + name + " 2026 10:00:00 +0000");
          assertThat(read == null ? null : read.getMonth())
              .as(language + " " + name)
              .isEqualTo(month);
        }
      }
    }
  }

  @Test
  void parse_isIndependentOfTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG", "fa-IR", "th-TH-u-ca-buddhist")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(DateParser.parse("FRI, 12 JUNI 2026 10:00:00 CIST")).isNull();
        assertThat(DateParser.parse("FRI, 12 JUNI 2026 10:00:00 IST"))
            .isEqualTo("2026-06-12T10:00:00+05:30");
        assertThat(DateParser.parse("2026-W03-1")).isEqualTo("2026-01-12T00:00:00Z");
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
