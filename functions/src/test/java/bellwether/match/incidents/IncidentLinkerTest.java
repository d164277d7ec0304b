package bellwether.match.incidents;

import static bellwether.match.incidents.ReportedIncidents.LONG;
import static bellwether.match.incidents.ReportedIncidents.item;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Incident;
import bellwether.domain.incident.ReportKind;
import org.junit.jupiter.api.Test;

final class IncidentLinkerTest {
  private final ReportedIncidents incidents = new ReportedIncidents();

  @Test
  void link_firstReport_opensIncidentWithStableId() {
    LinkedReport first = incidents.report("Acmex confirms data breach", "", 0);

    assertThat(first.kind()).isEqualTo(ReportKind.NEW);
    assertThat(first.incident().id()).matches("[0-9a-f]{64}");
    assertThat(first.incident().vendor()).isEqualTo("acmex");
    incidents.known.clear();
    assertThat(incidents.report("Acmex confirms data breach", "", 0)).isEqualTo(first);
  }

  @Test
  void link_furtherReport_isUpdate() {
    LinkedReport first = incidents.report("Acmex confirms data breach", "", 0);
    LinkedReport second =
        incidents.report("Acmex hack exposed records of two million customers", "", 3);

    assertThat(second.kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(second.incident().id()).isEqualTo(first.incident().id());
    assertThat(second.incident().reports()).hasSize(2);
  }

  @Test
  void link_sameAdvisory_isIdempotent() {
    incidents.report("Acmex confirms data breach", LONG, 0);
    LinkedReport update = incidents.report("Acmex hit by ransomware, staff sent home", "", 1);
    LinkedReport copy = incidents.report("Acmex confirms a data breach", LONG, 2);

    assertThat(incidents.report("Acmex confirms data breach", LONG, 0).kind())
        .isEqualTo(ReportKind.NEW);
    assertThat(incidents.report("Acmex hit by ransomware, staff sent home", "", 1).kind())
        .isEqualTo(update.kind());
    assertThat(incidents.report("Acmex confirms a data breach", LONG, 2).kind())
        .isEqualTo(copy.kind());
    assertThat(incidents.known)
        .singleElement()
        .satisfies(incident -> assertThat(incident.reports()).hasSize(3));
  }

  @Test
  void link_editedCopy_isRepeat() {
    incidents.report("Acmex confirms data breach", LONG, 0);

    assertThat(incidents.report("Data breach at Acmex", LONG + " More follows.", 1).kind())
        .isEqualTo(ReportKind.REPEAT);
  }

  @Test
  void link_sameArticleFromAnotherFeed_isRepeatAtAnyAge() {
    incidents.link(
        item("1", "Acmex confirms data breach", "", "https://news.example/a?utm_source=x", 0));

    assertThat(
            incidents
                .link(item("2", "[List] Acmex breach", "", "http://www.news.example/a/", 90))
                .kind())
        .isEqualTo(ReportKind.REPEAT);
  }

  @Test
  void link_eachReport_extendsWindow() {
    incidents.report("Acmex confirms data breach", "", 0);
    incidents.report("Acmex hack hits two million customers", "", 25);

    assertThat(incidents.report("Acmex breach exposed bank details too", "", 50).kind())
        .isEqualTo(ReportKind.UPDATE);
  }

  @Test
  void link_fineYearsLater_joinsLastIncident() {
    LinkedReport first = incidents.report("Acmex confirms data breach", "", 0);
    LinkedReport fine = incidents.report("Acmex fined over data breach", "", 700);

    assertThat(fine.kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(fine.incident().id()).isEqualTo(first.incident().id());
  }

  @Test
  void link_retrospectiveReport_joinsLastIncident() {
    incidents.report("Acmex confirms data breach", "", 0);
    String text = "Acmex named a new head on Thursday, months after a hack exposed its customers.";

    assertThat(incidents.report("Acmex changes president following hacking", text, 120).kind())
        .isEqualTo(ReportKind.UPDATE);
  }

  @Test
  void link_manyReports_keepsTheFirstAndTheNewest() {
    for (int i = 0; i < Incident.MAX_REPORTS + 5; i++) {
      incidents.report("Acmex breach, day " + i, "", i / 10);
    }

    assertThat(incidents.known)
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.reports()).hasSize(Incident.MAX_REPORTS);
          assertThat(incident.reports().getFirst().title()).isEqualTo("Acmex breach, day 0");
        });
  }
}
