package bellwether.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Incident.Report;
import bellwether.store.StoreSamples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IncidentTest {
  private static final List<Report> REPORTS =
      IntStream.range(0, Incident.MAX_REPORTS + 20)
          .mapToObj(
              hour -> StoreSamples.report("r" + hour, StoreSamples.NOON.plusSeconds(3600L * hour)))
          .toList();

  @Test
  void withReport_keepsTheFirstAndTheNewestReports() {
    Incident incident = new Incident("i1", "v", List.of(), 0);
    for (Report report : REPORTS) {
      incident = incident.withReport(report);
    }

    assertThat(incident.reports())
        .hasSize(Incident.MAX_REPORTS)
        .startsWith(REPORTS.getFirst())
        .endsWith(REPORTS.subList(21, REPORTS.size()).toArray(Report[]::new));
  }

  @Test
  void withReport_shortensAnIncidentThatIsTooLong() {
    Incident incident = new Incident("i1", "v", REPORTS.subList(0, 119), 0);

    assertThat(incident.withReport(REPORTS.getLast()).reports())
        .hasSize(Incident.MAX_REPORTS)
        .startsWith(REPORTS.getFirst())
        .endsWith(REPORTS.getLast());
  }
}
