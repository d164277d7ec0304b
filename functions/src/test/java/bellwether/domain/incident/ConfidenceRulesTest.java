package bellwether.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Incident.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the confidence in a breach whose reports disagree. */
final class ConfidenceRulesTest {

  /** A report is "host/page=confidence"; in lower case, the vendor is only mentioned. */
  private static Report report(String written) {
    String[] sides = written.split("=");
    boolean own = Character.isUpperCase(sides[1].charAt(0));
    Confidence says =
        switch (Character.toUpperCase(sides[1].charAt(0))) {
          case 'C' -> Confidence.CONFIRMED;
          case 'A' -> Confidence.ALLEGED;
          case 'U' -> Confidence.UNCERTAIN;
          case 'D' -> Confidence.DISPUTED;
          default -> Confidence.RETRACTED;
        };
    return IncidentReportBuilder.builder()
        .reportId("id " + written)
        .title("T")
        .canonicalUrl(sides[0].equals("-") ? null : sides[0])
        .role(own ? Role.VICTIM : Role.MENTIONED)
        .confidence(says)
        .reportedAt(Instant.EPOCH)
        .dated(true)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    // The newest confirmation or denial decides; a claim does not weigh against either.
    "a/1=A, ALLEGED",
    "a/1=U b/1=A, ALLEGED",
    "a/1=A b/1=C, CONFIRMED",
    "a/1=C b/1=A, CONFIRMED",
    "a/1=C b/1=d, DISPUTED",
    "a/1=A b/1=d c/1=C, CONFIRMED",
    "a/1=A b/1=d c/1=A, DISPUTED",
    // A retraction of the only confirmation, or of a claim, leaves nothing.
    "a/1=A b/1=r, RETRACTED",
    "a/1=C a/2=r, RETRACTED",
    "a/1=C b/1=r, RETRACTED",
    "-=C b/1=r, RETRACTED",
    "a/1=R, RETRACTED",
    // A denial of a retracted report changes nothing, nor does a repeated claim.
    "a/1=C a/2=r b/1=d, RETRACTED",
    "a/1=A b/1=d a/2=r, RETRACTED",
    "a/1=A a/2=r b/1=A, RETRACTED",
    // What others confirm stays confirmed after one report is retracted.
    "a/1=C b/1=C a/2=r, CONFIRMED",
    "a/1=A b/1=C a/2=r, CONFIRMED",
    "a/1=C b/1=C c/1=r, CONFIRMED",
    "b/1=C a/1=R, CONFIRMED",
    "a/1=R b/1=C, CONFIRMED",
    "a/1=C a/2=C a/3=r, RETRACTED",
    // It also stays disputed if another report denied it.
    "a/1=C b/1=C c/1=d a/2=r, DISPUTED",
    // A later confirmation counts, but not the same page again.
    "a/1=C a/2=r b/1=C, CONFIRMED",
    "a/1=C a/2=r a/1=C, RETRACTED",
    "a/1=C b/1=d a/1=C, DISPUTED",
    "a/1=A a/1=C, CONFIRMED",
  })
  void combine_reports_yieldsConfidence(String reports, Confidence expected) {
    List<Report> all = new ArrayList<>();
    for (String one : reports.split(" ")) {
      all.add(report(one));
    }
    assertThat(new Incident("i", "v", all, 1).confidence()).isEqualTo(expected);
  }
}
