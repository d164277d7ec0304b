package bellwether.app.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.domain.notice.Notice;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class AlertCsvTest {
  private static final long SEED = 67;
  private static final Instant QUEUED = Instant.parse("2026-11-25T08:00:01Z");
  private static final Digest DIGEST =
      DigestBuilder.builder()
          .customer("T1")
          .period(new Digest.Period(QUEUED, QUEUED, ZoneOffset.UTC))
          .coverage(new Digest.Coverage(0, List.of(), null))
          .alertCounts(new Digest.AlertCounts(0, 0, 0))
          .mentions(Digest.Mentions.NONE)
          .build();

  @Test
  void alert_isARowWithItsRepliesCounted() throws IOException {
    List<Delivery> deliveries =
        List.of(
            delivery("r2", "a1", alert("Okta breached again", null), State.RETRY, null, "429"),
            delivery("r1", "a1", alert("Okta breached", null), State.SENT, "1764057700.5", null),
            delivery("d1", null, DIGEST, State.SENT, "1764057600.1", null),
            delivery(
                "a1",
                null,
                alert("Okta breached", "2026-11-25T08:30:00+01:00"),
                State.SENT,
                "1764057602.000100",
                null),
            delivery("a0", null, alert("Old", null), State.BLOCKED, null, "not_in_channel"));

    List<CSVRecord> rows = rows(AlertCsv.write(deliveries, List.of()));

    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().toMap())
        .containsEntry("vendor", "Okta")
        .containsEntry("role", "VICTIM")
        .containsEntry("confidence", "CONFIRMED")
        .containsEntry("severity", "HIGH")
        .containsEntry("title", "Okta breached")
        .containsEntry("url", "https://news.example/1")
        .containsEntry("feed", "wire")
        .containsEntry("published", "2026-11-25T07:30:00Z")
        .containsEntry("seen", "2026-11-25T08:00:00Z")
        .containsEntry("queued", "2026-11-25T08:00:01Z")
        .containsEntry("posted", "yes")
        .containsEntry("posted_at", "2025-11-25T08:00:02Z")
        .containsEntry("channel", "C1")
        .containsEntry("message_ts", "1764057602.000100")
        .containsEntry("replies_posted", "1")
        .containsEntry("replies_not_posted", "1")
        .containsEntry("state", "SENT")
        .containsEntry("reason", "")
        .containsEntry("confidence_now", "CONFIRMED")
        .containsEntry("incident", "incident-1")
        .containsEntry("alert", "a1");
    assertThat(rows.getLast().toMap())
        .containsEntry("posted", "no")
        .containsEntry("posted_at", "")
        .containsEntry("state", "BLOCKED")
        .containsEntry("reason", "not_in_channel");
  }

  @Test
  void triageSteps_haveUserAndTime() throws IOException {
    Delivery alert = delivery("a1", null, alert("Okta breached", null), State.SENT, "1.5", null);
    Case.IncidentState present =
        new Case.IncidentState(
            2, Confidence.RETRACTED, new Severity(Severity.Level.HIGH, List.of()));
    Case assigned =
        Case.open("a1", "T1", present)
            .apply(new CaseAction.Assign("U7"), "U1", QUEUED)
            .apply(
                new CaseAction.Affected(new Case.Impact("two servers", null, null)),
                "U2",
                QUEUED.plusSeconds(60));

    assertThat(rows(AlertCsv.write(List.of(alert), List.of(assigned))).getFirst().toMap())
        .containsEntry("confidence", "CONFIRMED")
        .containsEntry("confidence_now", "RETRACTED")
        .containsEntry("status", "affected")
        .containsEntry("assignee", "U7")
        .containsEntry("impact", "two servers")
        .containsEntry(
            "steps",
            "2026-11-25T08:00:01Z U1 assigned it to U7;"
                + " 2026-11-25T08:01:01Z U2 marked it as affecting us: two servers");
  }

  @Test
  void alertBelowItsChannelsMinimum_isNotPosted() throws IOException {
    Delivery kept =
        delivery(
            "a1",
            null,
            alert("Okta breached", null),
            State.SUMMARIZED,
            null,
            Delivery.BELOW_MINIMUM);

    assertThat(rows(AlertCsv.write(List.of(kept), List.of())).getFirst().toMap())
        .containsEntry("posted", "no")
        .containsEntry("status", "open");
  }

  @Test
  void supersededAlert_isNotInASummary() throws IOException {
    Delivery superseded =
        delivery("a1", null, alert("Okta breached", null), State.PENDING, null, null)
            .withState(State.SUMMARIZED, null, Delivery.Outcome.SUPERSEDED, "superseded");

    assertThat(rows(AlertCsv.write(List.of(superseded), List.of())).getFirst().toMap())
        .containsEntry("posted", "no");
  }

  @Test
  void replyWithoutItsMessage_isARow() throws IOException {
    Delivery reply = delivery("r1", "gone", alert("x", null), State.SENT, "1.5", null);
    assertThat(rows(AlertCsv.write(List.of(reply), List.of()))).hasSize(1);
  }

  @Test
  @Tag("case-67")
  void untrustedText_staysInItsCellAndIsNoFormula() throws IOException {
    Random random = new Random(SEED);
    String[] pieces = {
      "=", "@", "+", "-", "\"", ",", "\n", "\r", "\t", " ", "x", "\u2028", "'", ";"
    };
    for (int i = 0; i < 2_000; i++) {
      StringBuilder title = new StringBuilder();
      for (int j = random.nextInt(8); j >= 0; j--) {
        title.append(pieces[random.nextInt(pieces.length)]);
      }
      String csv =
          AlertCsv.write(
              List.of(
                  delivery(
                      "=a",
                      null,
                      alert(title.toString(), "+999999999-01-01T00:00Z"),
                      State.DEAD,
                      "=1",
                      title.toString())),
              List.of());
      assertThat(csv.lines()).as("seed %d, case %d", SEED, i).hasSize(2);
      List<CSVRecord> rows = rows(csv);
      assertThat(rows.getFirst().size()).isEqualTo(44);
      assertThat(rows.getFirst().get("published")).isEmpty();
      assertThat(rows.getFirst().stream())
          .as("seed %d, case %d: %s", SEED, i, title)
          .noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r\\n].*"))
          // Where semicolons separate columns, text after one starts a cell.
          .noneMatch(cell -> cell.matches("(?s).*;[\\s\"]*[=+\\-@].*"));
    }
  }

  private static List<CSVRecord> rows(String csv) throws IOException {
    try (CSVParser rows =
        CSVParser.parse(
            csv, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return rows.getRecords();
    }
  }

  private static Alert alert(String title, @Nullable String published) {
    return AlertBuilder.builder()
        .customer("T1")
        .vendor("Okta")
        .incidentId("incident-1")
        .kind(ReportKind.NEW)
        .role(Role.VICTIM)
        .confidence(Confidence.CONFIRMED)
        .severity(new Severity(Severity.Level.HIGH, List.of()))
        .matchedText("Okta")
        .sentence("")
        .advisoryId("advisory-1")
        .title(title)
        .url("https://news.example/1")
        .feed("wire")
        .published(published == null ? null : OffsetDateTime.parse(published))
        .seenAt(Instant.parse("2026-11-25T08:00:00Z"))
        .build();
  }

  private static Delivery delivery(
      String id,
      @Nullable String parent,
      Notice notice,
      State state,
      @Nullable String ts,
      @Nullable String reason) {
    return DeliveryBuilder.builder()
        .id(id)
        .parentId(parent)
        .notice(notice)
        .state(state)
        .attemptCount(1)
        .channel("C1")
        .ts(ts)
        .reason(reason)
        .createdAt(QUEUED)
        .version(1)
        .build();
  }
}
