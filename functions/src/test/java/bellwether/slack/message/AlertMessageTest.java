package bellwether.slack.message;

import static bellwether.slack.message.MessageSamples.SEEN;
import static bellwether.slack.message.MessageSamples.URL;
import static bellwether.slack.message.MessageSamples.alert;
import static bellwether.slack.message.MessageSamples.plainTextOf;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.schema.BlockKitAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what the message of an alert shows. */
final class AlertMessageTest {
  private static final Alert ALERT = alert(ReportKind.NEW, URL, "2021-03-19T10:12:00+01:00");

  private static SlackMessage updated(CaseAction action) {
    Case current = Case.open("d1", ALERT).apply(action, "U0ANA", SEEN);
    return NoticeMessages.ofUpdatedAlert(ALERT, current, false).getFirst();
  }

  @Test
  void alert_leadsWithSeverityAndEventAndEndsWithTheNextStep() {
    SlackMessage message = NoticeMessages.of(ALERT, "d1", false).getFirst();
    assertThat(message.text())
        .isEqualTo(
            "🔴 Critical: SolarWinds is the source of a breach (confirmed):"
                + " Mimecast lost source code to SolarWinds hackers");
    assertThat(plainTextOf(message))
        .isEqualTo(
            """
            header: 🔴 Critical: SolarWinds is the source of a breach (confirmed)
            rich_text: Mimecast lost source code to SolarWinds hackers (news.example)
            rich_text: Stolen: source code, keys
            rich_text: Source: the press · also Mimecast (victim)
            rich_text: Status: open · Tier 1 · owner: Ada
            rich_text: Next: Rotate and revoke the secrets it holds.
            context: Published 2021-03-19 09:12 UTC
            context: Seen 2021-03-19 09:20 UTC, 8 minutes later
            context: 1 report
            context: BreachExchange
            context: Why this alert? ⋯
            actions: Acknowledge
            actions: Are we affected?
            actions: Start a clock…\
            """);
    assertThat(message.blocksJson())
        .contains("{\"type\":\"link\",\"url\":\"" + URL + "\"")
        .contains("<!date^1616145120^{date_short_pretty}, {time}|2021-03-19 09:12 UTC>")
        .contains("Assign…", "Snooze…", "Not our vendor…", "Timeline", "Why this alert?");
  }

  @Test
  void update_isShortReply() {
    SlackMessage message =
        NoticeMessages.of(alert(ReportKind.UPDATE, URL, "2021-03-19T10:12:00+01:00")).getFirst();
    assertThat(plainTextOf(message))
        .isEqualTo(
            """
            rich_text: 🔴 Critical: SolarWinds is the source of a breach (confirmed)
            rich_text: Mimecast lost source code to SolarWinds hackers (news.example)
            rich_text: Stolen: source code, keys
            rich_text: Source: the press · also Mimecast (victim)
            context: Published 2021-03-19 09:12 UTC
            context: Seen 2021-03-19 09:20 UTC, 8 minutes later
            context: BreachExchange\
            """);
  }

  @Test
  void fallbacks_keepAllDetails() {
    List<SlackMessage> variants = NoticeMessages.of(ALERT);
    String lines =
        """
        🔴 Critical: SolarWinds is the source of a breach (confirmed)
        Mimecast lost source code to SolarWinds hackers (news.example)
        Stolen: source code, keys
        Source: the press · also Mimecast (victim)
        Status: open · Tier 1 · owner: Ada
        Next: Rotate and revoke the secrets it holds.
        https://news.example/mimecast-solarwinds
        Published 2021-03-19 09:12 UTC
        Seen 2021-03-19 09:20 UTC, 8 minutes later
        1 report
        BreachExchange
        Why this alert? ⋯\
        """;
    assertThat(BlockKitAssertions.read(variants.get(1).blocksJson()).at("/0/text/text").asText())
        .isEqualTo(lines);
    assertThat(variants.get(2).hasBlocks()).isFalse();
    assertThat(variants.get(2).unescapedText()).isEqualTo(lines);
  }

  @Test
  void openAlert_showsWhoDidWhat() {
    assertThat(plainTextOf(updated(new CaseAction.Assign("U0BEN"))))
        .contains("Status: open, assigned to ", "•  assigned it to , ");
    assertThat(updated(new CaseAction.Assign("U0BEN")).blocksJson())
        .contains("{\"type\":\"user\",\"user_id\":\"U0BEN\"}");
  }

  @Test
  void impact_isNeverReadAsAUser() {
    CaseAction.Affected affected =
        new CaseAction.Affected(new Case.Impact("Build servers in the USA", null, null));
    assertThat(updated(affected).blocksJson())
        .contains("marked it as affecting us: Build servers in the USA")
        .doesNotContain("\"user_id\":\"USA\"");
  }

  @Test
  void settledAlert_isOneLineThatCanBeReopened() {
    assertThat(plainTextOf(updated(new CaseAction.NotAffected())))
        .isEqualTo(
            """
            rich_text: 🔴 Critical: SolarWinds is the source of a breach (confirmed) · not affected by \
             · Mimecast lost source code to SolarWinds hackers (news.example)
            actions: Reopen\
            """);
  }

  @Test
  void exploitedVulnerability_isNotABreachOfItsMaker() {
    Event exploited =
        Event.BREACH
            .withKind(Event.Kind.EXPLOITED_VULNERABILITY)
            .withProduct("Cloudflare WARP")
            .withCveIds(List.of("CVE-2026-1000"))
            .withSource(Event.Source.REGISTER);
    Alert alert = ALERT.with(copy -> copy.vendor("Cloudflare").event(exploited));
    assertThat(plainTextOf(NoticeMessages.of(alert).getFirst()))
        .contains(
            "header: 🔴 Critical: Cloudflare WARP: vulnerability exploited in the wild\n",
            "Source: a public register · CVE-2026-1000 · also",
            "Next: Patch it, and look for signs of compromise.");
  }

  @Test
  void claim_isLabeledAndAsksForAConfirmation() {
    Event claim =
        Event.BREACH.withSource(Event.Source.ATTACKER).withAffected("14 million customers");
    Alert alert = ALERT.with(copy -> copy.confidence(Confidence.ALLEGED).event(claim));
    assertThat(plainTextOf(NoticeMessages.of(alert).getFirst()))
        .contains(
            "Claimed stolen: source code, keys · 14 million customers\n",
            "Source: the attackers · also Mimecast (victim)\n",
            "Next: Ask the vendor to confirm or deny, and wait.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "PRESS; CONFIRMED; the press",
        "PRESS; ALLEGED; the attackers, in the press",
        "VENDOR_IN_PRESS; CONFIRMED; SolarWinds",
        "VENDOR; CONFIRMED; SolarWinds itself",
      })
  void source_isWhoSaysSo(Event.Source source, Confidence confidence, String text) {
    Alert alert =
        ALERT.with(copy -> copy.confidence(confidence).event(Event.BREACH.withSource(source)));
    assertThat(plainTextOf(NoticeMessages.of(alert).getFirst()))
        .contains("Source: " + text + " · also");
  }

  @Test
  void statement_isLinkedUnlessItIsTheReport() {
    Event stated = Event.BREACH.withStatementUrl("https://solarwinds.example/notice");
    assertThat(plainTextOf(NoticeMessages.of(ALERT.withEvent(stated)).getFirst()))
        .contains("Source: the press · statement by SolarWinds (solarwinds.example) · also");
    assertThat(
            plainTextOf(
                NoticeMessages.of(ALERT.withEvent(stated.withStatementUrl(URL))).getFirst()))
        .contains("Source: the press · also");
  }

  @Test
  void alertWithoutLinkOrDate_saysSo() {
    String shown =
        plainTextOf(
            NoticeMessages.of(alert(ReportKind.NEW, "javascript:alert(1)", null)).getFirst());
    assertThat(shown)
        .contains("rich_text: Mimecast lost source code to SolarWinds hackers\n")
        .contains("Published at an unknown time\n", "context: Seen 2021-03-19 09:20 UTC\n")
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
