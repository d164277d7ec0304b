package bellwether.app.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

/** Tests what the export says of an alert that a summary reports. */
final class SummarizedAlertCsvTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:01Z");

  private final Delivery alert = Fixtures.pending("a1", null, NOW).inSummary("s1");
  private final Delivery summary =
      Delivery.pending(
          "s1",
          new AlertSummary(Fixtures.CUSTOMER, "1 more alert", List.of(), 1, 0, List.of(alert.id())),
          NOW);

  private static Map<String, String> row(Delivery... deliveries) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return CSVParser.parse(AlertCsv.write(List.of(deliveries), List.of()), format)
        .getRecords()
        .getFirst()
        .toMap();
  }

  @Test
  void postedSummary_saysWhereAndWhen() throws IOException {
    Delivery posted =
        summary
            .withState(State.SENT, null, null, null)
            .withChannel("C1")
            .withTs("1764057602.000100");

    assertThat(row(posted, alert))
        .containsEntry("posted", "in a summary")
        .containsEntry("posted_at", "2025-11-25T08:00:02Z")
        .containsEntry("channel", "C1")
        .containsEntry("message_ts", "1764057602.000100")
        .containsEntry("summary", "s1");
  }

  @Test
  void waitingSummary_isNotPosted() throws IOException {
    assertThat(row(summary, alert))
        .containsEntry("posted", "no")
        .containsEntry("posted_at", "")
        .containsEntry("summary", "s1");
  }

  @Test
  void summaryThatIsNotExported_isNamed() throws IOException {
    assertThat(row(alert))
        .containsEntry("posted", "in a summary")
        .containsEntry("channel", "")
        .containsEntry("summary", "s1");
  }
}
