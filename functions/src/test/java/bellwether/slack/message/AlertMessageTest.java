package bellwether.slack.message;

import static bellwether.slack.message.MessageSamples.URL;
import static bellwether.slack.message.MessageSamples.alert;
import static bellwether.slack.message.MessageSamples.plainTextOf;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.ReportKind;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.schema.BlockKitAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what the message of an alert shows. */
final class AlertMessageTest {
  @Test
  void alert_hasAllDetails() {
    SlackMessage message =
        NoticeMessages.of(alert(ReportKind.NEW, URL, "2021-03-19T10:12:00+01:00")).getFirst();
    assertThat(message.text())
        .isEqualTo(
            "🔴 Critical: SolarWinds is the source of a breach (confirmed):"
                + " Mimecast lost source code to SolarWinds hackers");
    assertThat(plainTextOf(message))
        .isEqualTo(
            """
            header: SolarWinds
            rich_text: SolarWinds is the source of this breach (confirmed)
            rich_text: Severity: critical (source code taken; confirmed)
            rich_text: Exposed data: source code, keys
            rich_text: The intruders came through SolarWinds & took code.
            rich_text: Report: Mimecast lost source code to SolarWinds hackers (news.example)
            rich_text: Same incident: Mimecast is a victim of this breach
            rich_text: Tier 1 · owner: Ada
            context: Disclosed 2021-03-19 09:12 UTC
            context: Seen 2021-03-19 09:20 UTC, 8 minutes later
            context: Feed: BreachExchange
            context: Why: "came through" names the source\
            """);
    assertThat(message.blocksJson())
        .contains("{\"type\":\"link\",\"url\":\"" + URL + "\"")
        .contains("{\"type\":\"text\",\"text\":\"SolarWinds\",\"style\":{\"bold\":true}}");
  }

  @Test
  void update_isShortReply() {
    SlackMessage message =
        NoticeMessages.of(alert(ReportKind.UPDATE, URL, "2021-03-19T10:12:00+01:00")).getFirst();
    assertThat(plainTextOf(message))
        .isEqualTo(
            """
            rich_text: New report: Mimecast lost source code to SolarWinds hackers (news.example)
            rich_text: SolarWinds is the source of this breach (confirmed)
            rich_text: The intruders came through SolarWinds & took code.
            context: Disclosed 2021-03-19 09:12 UTC
            context: Seen 2021-03-19 09:20 UTC, 8 minutes later
            context: Feed: BreachExchange\
            """);
  }

  @Test
  void fallbacks_keepAllDetails() {
    List<SlackMessage> variants =
        NoticeMessages.of(alert(ReportKind.NEW, URL, "2021-03-19T10:12:00+01:00"));
    String lines =
        """
        SolarWinds is the source of this breach (confirmed)
        Severity: critical (source code taken; confirmed)
        Exposed data: source code, keys
        “The intruders came through SolarWinds & took code.”
        Report: Mimecast lost source code to SolarWinds hackers
        https://news.example/mimecast-solarwinds
        Same incident: Mimecast is a victim of this breach
        Tier 1 · owner: Ada
        Disclosed 2021-03-19 09:12 UTC
        Seen 2021-03-19 09:20 UTC, 8 minutes later
        Feed: BreachExchange
        Why: "came through" names the source\
        """;
    assertThat(BlockKitAssertions.read(variants.get(1).blocksJson()).at("/0/text/text").asText())
        .isEqualTo(lines);
    assertThat(variants.get(2).hasBlocks()).isFalse();
    assertThat(variants.get(2).unescapedText()).isEqualTo(lines);
    assertThat(variants.get(2).text()).contains("SolarWinds &amp; took");
  }

  @Test
  void alertWithoutLinkOrDate_saysSo() {
    String shown =
        plainTextOf(
            NoticeMessages.of(alert(ReportKind.NEW, "javascript:alert(1)", null)).getFirst());
    assertThat(shown)
        .contains("Report: Mimecast lost source code to SolarWinds hackers\n")
        .contains("Disclosed at an unknown time\ncontext: Seen 2021-03-19 09:20 UTC\n")
        .doesNotContain("javascript");
  }

  @ParameterizedTest
  @CsvSource({
    "2021-03-19T09:19:30Z, ', under a minute later'",
    "2021-03-19T09:19:00Z, ', 1 minute later'",
    "2021-03-19T07:20:00Z, ', 2 hours later'",
    "2021-03-17T09:20:00Z, ', 2 days later'",
    "2021-03-19T09:21:00Z, ''",
  })
  void delay_isTimeFromDisclosureToFirstSeen(String published, String delay) {
    assertThat(plainTextOf(NoticeMessages.of(alert(ReportKind.NEW, URL, published)).getFirst()))
        .contains("Seen 2021-03-19 09:20 UTC" + delay + "\n");
  }
}
