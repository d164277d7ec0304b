package bellwether.match.incidents;

import static bellwether.match.incidents.ReportedIncidents.LONG;
import static bellwether.match.incidents.ReportedIncidents.at;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.ReportKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests reports without a date, or with a date in the future. */
final class ReportDateTest {
  private final ReportedIncidents incidents = new ReportedIncidents();

  private ReportKind kindOfLaterBreach(String seen) {
    return incidents
        .link(at("later", "Acmex hit by ransomware", "", "2026-11-05T10:00:00Z", seen))
        .kind();
  }

  @Test
  void link_undatedReportNextToOldIncident_joinsWithoutExtendingIt() {
    incidents.link(
        at("1", "Acmex confirms data breach", "", "2026-01-05T10:00:00Z", "2026-11-28T10:00:00Z"));

    Advisory undated =
        at("2", "Acmex says intruders stole data in breach", "", "", "2026-11-28T10:00:00Z");
    assertThat(incidents.link(undated).kind()).isEqualTo(ReportKind.UPDATE);
    assertThat(kindOfLaterBreach("2026-11-28T10:00:00Z")).isEqualTo(ReportKind.NEW);
  }

  @Test
  void link_copyWithFutureDate_doesNotHideLaterBreach() {
    incidents.link(
        at(
            "1",
            "Acmex confirms data breach",
            LONG,
            "2026-01-05T10:00:00Z",
            "2026-01-05T11:00:00Z"));
    Advisory copy =
        at("2", "Acmex confirms data breach", LONG, "2099-01-01T10:00:00Z", "2026-01-06T11:00:00Z");
    assertThat(copy.published()).isNull();
    assertThat(incidents.link(copy).kind()).isEqualTo(ReportKind.REPEAT);

    assertThat(kindOfLaterBreach("2026-11-05T11:00:00Z")).isEqualTo(ReportKind.NEW);
  }

  @Test
  void link_storedReportWithFutureDate_doesNotHideLaterBreach() {
    incidents.link(
        at("1", "Acmex confirms data breach", "", "2026-01-05T10:00:00Z", "2026-01-05T11:00:00Z"));
    Incident kept = incidents.known.removeFirst();
    Report future = kept.reports().getFirst().withReportedAt(Instant.parse("2099-01-01T00:00:00Z"));
    incidents.known.add(new Incident(kept.id(), kept.vendor(), List.of(future), 0));

    assertThat(kindOfLaterBreach("2026-11-05T11:00:00Z")).isEqualTo(ReportKind.NEW);
  }
}
