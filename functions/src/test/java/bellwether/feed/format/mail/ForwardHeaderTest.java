package bellwether.feed.format.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the header of a forwarded message. */
final class ForwardHeaderTest {
  @Test
  void headerWithoutText_leavesTheMailAsItIs() {
    String text = "Note.\n\nFrom: A\nDate: 2026-01-06\nTo: B\nSubject: Breach\n\n\n";

    assertThat(ForwardedMail.extract(text, "FW: x").body()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dienstag, 6. Januar 2026 09:14|2026-01-06T09:14Z",
        "Donnerstag, 5. M\u00e4rz 2026 17:05|2026-03-05T17:05Z",
        "mardi 6 janvier 2026 09:14|2026-01-06T09:14Z",
        "jeudi 13 ao\u00fbt 2026 \u00e0 9h14|2026-08-13T09:14Z",
        "dimanche 1er f\u00e9vrier 2026 09:14|2026-02-01T09:14Z",
        "martes, 6 de enero de 2026 9:14|2026-01-06T09:14Z",
        "jueves, 6 de agosto de 2026 9:14 p. m.|2026-08-06T21:14Z",
        "Tuesday, January 6, 2026 9:14 AM|2026-01-06T09:14Z",
        "Tuesday, January 6, 2026 12:14 AM|2026-01-06T00:14Z",
        "6 January 2026 at 09:14:05 CET|2026-01-06T09:14:05+01:00",
        "6. Januar 2026 um 09:14:05 MEZ|2026-01-06T09:14:05+01:00",
        "mardi 6 janvier 2026 15 h 34|2026-01-06T15:34Z",
        "Tuesday, 6 January 2026 at 9:14 PM (GMT+02:00)|2026-01-06T21:14+02:00",
        "1/6/2026 3:34 PM|2026-01-06T15:34Z",
        "06.01.2026 15:34|2026-01-06T15:34Z",
        "06-01-2026 15:34|2026-01-06T15:34Z",
        "1/26/2026 15:34|2026-01-26T15:34Z",
        "dinsdag 6 mei 2026 09:14|2026-05-06T09:14Z",
        "6 maggio 2026 09:14|2026-05-06T09:14Z",
        "ter., 6 de jan. de 2026 \u00e0s 15:34|2026-01-06T15:34Z",
        "2026\u5e741\u67086\u65e5 9:14|2026-01-06T09:14Z",
        "30. Februar 2026|null",
        "yesterday|null"
      })
  void dates_areReadInManyLanguages(String written, String date) {
    assertThat(String.valueOf(ForwardedMail.parseDate(written))).isEqualTo(date);
  }
}
