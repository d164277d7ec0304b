package bellwether.slack.message;

import static bellwether.slack.message.MessageSamples.URL;
import static bellwether.slack.message.MessageSamples.plainTextOf;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.schema.RenderedOutput;
import bellwether.slack.schema.SlackSchema;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a digest shows. */
final class DigestMessageTest {
  @Test
  void digest_ofQuietDay_reportsCoverage() {
    Digest digest =
        digest(1, new Digest.Coverage(1, 2, 412), new Digest.AlertCounts(0, 0, 0), "F: HTTP 503");
    assertThat(NoticeMessages.of(digest).getFirst().text())
        .isEqualTo(
            """
            No alerts on 2021-03-19
            1 of 2 feeds up to date, 412 new items, 42 vendors watched, no matches or mentions
            Failing feed: F: HTTP 503\
            """);
  }

  @Test
  void digest_ofWeek_countsUnpostedAlerts() {
    Digest digest = digest(7, new Digest.Coverage(33, 33, null), new Digest.AlertCounts(1, 1, 3));
    assertThat(NoticeMessages.of(digest).getFirst().text())
        .isEqualTo(
            """
            1 alert in the 7 days to 2021-03-19
            33 of 33 feeds up to date, 42 vendors watched, 5 matches
            3 alerts not posted, below the channel's minimum severity: /breach recent
            1 alert not delivered yet: /breach recent\
            """);
  }

  private static Digest digest(
      int days, Digest.Coverage feeds, Digest.AlertCounts alerts, String... failing) {
    Digest.Mentions nobody = Digest.Mentions.NONE;
    return DigestBuilder.builder()
        .customer("T1")
        .day(LocalDate.of(2021, 3, 19))
        .dayCount(days)
        .vendorCount(42)
        .coverage(feeds)
        .alertCounts(alerts)
        .failingFeeds(List.of(failing))
        .mentions(nobody)
        .build();
  }

  @Test
  void digest_listsMentions() {
    Digest digest =
        digestWithMentions(
            3,
            new Digest.MentionEntry("Okta", true, 1, "Tokens seen on a forum", null),
            new Digest.MentionEntry("Microsoft", false, 3, "Mimecast lost code <!here>", URL),
            new Digest.MentionEntry("FireEye", false, 1, "SolarWinds", "javascript:alert(1)"));
    SlackMessage message = NoticeMessages.of(digest).getFirst();
    assertThat(plainTextOf(message))
        .isEqualTo(
            """
            rich_text: No alerts on 2021-03-19
            rich_text: 2 of 2 feeds up to date, 412 new items, 42 vendors watched, 0 matches
            rich_text: Possibly concerned, but not likely enough for an alert:
            rich_text: • Okta in 1 report: Tokens seen on a forum
            rich_text: Also mentioned, but not breached:
            rich_text: • Microsoft in 3 reports, newest: Mimecast lost code <!here> (news.example)
            rich_text: • FireEye in 1 report: SolarWinds
            rich_text: and 3 more vendors\
            """);
    assertThat(message.text()).contains("Mimecast lost code &lt;!here&gt;\n• FireEye in 1 report");
    assertThat(message.blocksJson())
        .contains("{\"type\":\"link\",\"url\":\"" + URL + "\"")
        .doesNotContain("javascript");
  }

  @Test
  void digest_listsAlertsWithStatusAndMentionsNobody() {
    Digest digest =
        DigestBuilder.builder()
            .customer("T1")
            .day(LocalDate.of(2021, 3, 19))
            .dayCount(1)
            .vendorCount(42)
            .coverage(new Digest.Coverage(2, 2, 412))
            .alertCounts(new Digest.AlertCounts(3, 0, 0))
            .topAlerts(
                List.of(
                    new Digest.AlertEntry(
                        "Mimecast",
                        Role.VICTIM,
                        Confidence.CONFIRMED,
                        Severity.Level.HIGH,
                        "Code <!here> stolen",
                        URL,
                        Case.Status.AFFECTED,
                        "U0ANA")))
            .mentions(Digest.Mentions.NONE)
            .build();
    SlackMessage message = NoticeMessages.of(digest).getFirst();

    assertThat(plainTextOf(message))
        .contains(
            "• Mimecast is a victim of this breach (confirmed), high: Code <!here> stolen"
                + " (news.example); affected, assigned\n")
        .endsWith("and 2 more alerts: /breach recent");
    assertThat(message.blocksJson()).doesNotContain("U0ANA");
    assertThat(message.text()).contains("Code &lt;!here&gt; stolen; affected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"&\"\\<", "x", "\"", "é", "&"})
  void digest_ofBusiestDay_staysWithinLimits(String letters) {
    Digest.MentionEntry long_ =
        new Digest.MentionEntry(
            letters.repeat(300),
            true,
            Integer.MAX_VALUE,
            letters.repeat(300),
            "https://" + "h".repeat(60) + ".example/" + "p".repeat(85));
    Digest digest =
        digestWithMentions(7, Collections.nCopies(12, long_).toArray(Digest.MentionEntry[]::new));
    Digest failing =
        digest.with(copy ->
            copy.customer("T1")
                .dayCount(1)
                .vendorCount(42)
                .failingFeeds(Collections.nCopies(12, letters.repeat(900)))
                .topAlerts(
                    Collections.nCopies(
                        12,
                        new Digest.AlertEntry(
                            long_.vendor(),
                            Role.SOURCE,
                            Confidence.RETRACTED,
                            Severity.Level.CRITICAL,
                            long_.title(),
                            long_.url(),
                            Case.Status.ACKNOWLEDGED,
                            "U0ANA"))));
    for (SlackMessage each : NoticeMessages.of(failing, "d1", true)) {
      assertThat(SlackSchema.postViolations((RenderedOutput.Message) RenderedOutput.of(each)))
          .isEmpty();
    }
    assertThat(plainTextOf(NoticeMessages.of(digest).getFirst())).endsWith("and 9 more vendors");
  }

  private static Digest digestWithMentions(int more, Digest.MentionEntry... lines) {
    return DigestBuilder.builder()
        .customer("T1")
        .day(LocalDate.of(2021, 3, 19))
        .dayCount(1)
        .vendorCount(42)
        .coverage(new Digest.Coverage(2, 2, 412))
        .alertCounts(new Digest.AlertCounts(0, 0, 0))
        .mentions(new Digest.Mentions(List.of(lines), more))
        .build();
  }
}
