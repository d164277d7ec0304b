package bellwether.match.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.ReportKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which reports of one vendor belong to separate incidents. */
final class SeparateIncidentsTest {
  private final ReportedIncidents incidents = new ReportedIncidents();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          after the window    | Acmex confirms data breach                     | 45 | Acmex suffers data breach, clients warned
          other supplier      | Acmex data stolen through Larkmail             | 2  | Acmex data stolen through Brightforge
          other gang          | Akira ransomware gang claims Acmex breach      | 2  | Qilin ransomware gang claims Acmex breach
          other year in title | Acmex fined over 2018 data breach              | 9  | Acmex fined over 2021 data breach
          another, after week | Acmex says mobile payments were breached       | 8  | Acmex reports another suspected data breach
          """)
  void link_reportOfAnotherBreach_opensNewIncident(
      String difference, String first, int day, String second) {
    incidents.report(first, "", 0);

    assertThat(incidents.report(second, "", day).kind()).isEqualTo(ReportKind.NEW);
  }

  @Test
  void link_anotherBreachOnNextDay_isSameIncident() {
    incidents.report("Acmex data breach exposes 17 million accounts", "", 0);

    assertThat(incidents.report("Another Acmex data breach exposes millions", "", 1).kind())
        .isEqualTo(ReportKind.UPDATE);
  }

  @Test
  void link_secondBreachInTitle_opensNewIncident() {
    LinkedReport first = incidents.report("Acmex confirms data breach", "", 0);
    LinkedReport second = incidents.report("Acmex hit by second cyber attack in a month", "", 20);
    LinkedReport further = incidents.report("Second Acmex breach: customers written to", "", 22);

    assertThat(second.kind()).isEqualTo(ReportKind.NEW);
    assertThat(second.incident().id()).isNotEqualTo(first.incident().id());
    assertThat(further.incident().id()).isEqualTo(second.incident().id());
  }

  @Test
  void link_anotherInUnrelatedSense_isSameIncident() {
    incidents.report("Acmex confirms data breach", "", 0);

    assertThat(
            incidents.report("Acmex stays shut for another week after cyber attack", "", 10).kind())
        .isEqualTo(ReportKind.UPDATE);
    assertThat(incidents.report("Acmex customer data stolen in third party breach", "", 12).kind())
        .isEqualTo(ReportKind.UPDATE);
    assertThat(
            incidents.report("‘Like winter again’: Acmex cyber attack felt in town", "", 14).kind())
        .isEqualTo(ReportKind.UPDATE);
  }

  @Test
  void link_unitInOtherCountry_opensNewIncident() {
    LinkedReport first = incidents.report("Acmex cyber attack claimed by gang", "", 0);
    LinkedReport unit = incidents.report("Acmex Belgium data breach hits 850,000 accounts", "", 3);
    LinkedReport later = incidents.report("Acmex customer data published after hack", "", 4);

    assertThat(unit.kind()).isEqualTo(ReportKind.NEW);
    assertThat(later.incident().id()).isEqualTo(first.incident().id());
    assertThat(incidents.report("Acmex Belgium hack: customers written to", "", 5).incident().id())
        .isEqualTo(unit.incident().id());
  }

  @Test
  void link_exploitedFlawAndOwnBreach_areSeparateIncidents() {
    LinkedReport flaw = incidents.report("Acmex VPN flaw exploited by ransomware gang", "", 0);
    LinkedReport own = incidents.report("Acmex confirms breach of its cloud backups", "", 5);

    assertThat(own.kind()).isEqualTo(ReportKind.NEW);
    assertThat(incidents.report("Acmex VPN vulnerability still exploited", "", 8).incident().id())
        .isEqualTo(flaw.incident().id());
  }
}
