package bellwether.slack.reply;

import static bellwether.slack.message.MessageSamples.SEEN;
import static bellwether.slack.message.MessageSamples.URL;
import static bellwether.slack.message.MessageSamples.alert;
import static bellwether.slack.message.MessageSamples.plainTextOf;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.IncidentReportBuilder;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.VendorHistory.IncidentHistory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the replies to commands. */
final class CommandRepliesTest {
  private static MatchedAdvisory matchedAdvisory(
      Role role, @Nullable String published, String feed) {
    Match match =
        new Match(
            Vendor.ofName("Mimecast"), role, Confidence.ALLEGED, "Mimecast", "It was.", List.of());
    Advisory plain = advisory(published);
    Advisory told =
        new Advisory(
            plain.id(),
            feed,
            plain.title(),
            plain.url(),
            plain.text(),
            plain.published(),
            plain.statedFacts(),
            plain.seenAt());
    return new MatchedAdvisory(told, match);
  }

  private static IncidentHistory incidentHistory(
      Confidence confidence, MatchedAdvisory... reports) {
    Report report =
        IncidentReportBuilder.builder()
            .reportId("a1")
            .title("A & B")
            .role(Role.VICTIM)
            .confidence(confidence)
            .reportedAt(Instant.EPOCH)
            .dated(true)
            .build();
    return new IncidentHistory(
        new Incident("i1", "mimecast", List.of(report), 1), List.of(reports));
  }

  @Test
  void lookup_groupsReportsByIncidentAndListsMentions() {
    SlackMessage message =
        LookupReply.of(
            "mimecast",
            false,
            new VendorHistory(
                List.of(
                    incidentHistory(
                        Confidence.CONFIRMED,
                        matchedAdvisory(Role.VICTIM, "2021-03-17T09:12:00Z", "Wire"),
                        matchedAdvisory(Role.VICTIM, "2021-03-18T09:12:00Z", "News"),
                        matchedAdvisory(Role.VICTIM, "2021-03-19T09:12:00Z", "Wire"))),
                List.of(matchedAdvisory(Role.MENTIONED, null, "F"))));
    assertThat(message.unescapedText())
        .isEqualTo(
            """
            mimecast: 1 incident in 3 reports, and 1 report that only mentions it
            • A & B https://news.example/a
            Mimecast is a victim of this breach (confirmed); disclosed 2021-03-17, 3 reports, the last disclosed 2021-03-19; feeds Wire, News
            • A & B https://news.example/a
            Mimecast is only mentioned; seen 2021-03-19; feed F
            Not on your watchlist. To get alerts: /breach watch mimecast\
            """);
    assertThat(plainTextOf(message))
        .contains("rich_text: Mimecast is a victim of this breach (confirmed)")
        .contains("A & B (news.example)\n", "It was.");
  }

  @Test
  void lookup_showsNewestAndCountsRest() {
    MatchedAdvisory one = matchedAdvisory(Role.VICTIM, null, "F");
    SlackMessage message =
        LookupReply.of(
            "x",
            true,
            new VendorHistory(
                Collections.nCopies(9, incidentHistory(Confidence.CONFIRMED, one)),
                Collections.nCopies(4, matchedAdvisory(Role.MENTIONED, null, "F"))));
    assertThat(message.text())
        .startsWith("x: 9 incidents in 9 reports, and 4 reports that only mention it")
        .contains("and 3 more older incidents")
        .contains("and 1 more older mention")
        .endsWith("On your watchlist.");
  }

  @Test
  void lookupOfUnknownVendor_saysNothingOnRecord() {
    assertThat(LookupReply.of("<Foo>", true, VendorHistory.EMPTY).unescapedText())
        .startsWith("Nothing on record about <Foo>")
        .contains("does not rule out a breach");
  }

  @Test
  void recentAlerts_showState() {
    assertThat(
            ListReplies.recentAlerts(
                    List.of(delivery(State.SENT, null), delivery(State.BLOCKED, "not_in_channel")),
                    1,
                    false)
                .text()
                .lines()
                .skip(1))
        .containsExactly(
            "• 🔴 Critical: SolarWinds is the source of a breach (confirmed): Mimecast lost source code to SolarWinds"
                + " hackers (2021-03-19 09:20 UTC, posted)",
            "• 🔴 Critical: SolarWinds is the source of a breach (confirmed): Mimecast lost source code to SolarWinds"
                + " hackers (2021-03-19 09:20 UTC, not delivered: not_in_channel)");
    assertThat(ListReplies.recentAlerts(List.of(), 1, false).text()).startsWith("No alerts yet.");
  }

  @Test
  void vendorList_showsTierAndOwner() {
    Vendor vendor = new Vendor("AT&T", List.of(), List.of(), List.of(), "1", "Ada", List.of());
    assertThat(ListReplies.vendorList(List.of(vendor)).text())
        .isEqualTo("1 vendor watched\n• AT&amp;T, tier 1, owner Ada");
    assertThat(ListReplies.vendorList(Collections.nCopies(75, vendor)).text())
        .endsWith("and 15 more");
    assertThat(ListReplies.vendorList(List.of()).text()).contains("/breach watch NAME");
  }

  @Test
  void help_listsCommandsAndUnrecognizedInput() {
    assertThat(GeneralReplies.help("vendors foo").text())
        .startsWith("Unknown command: vendors foo\n")
        .contains("watch NAME", "unwatch NAME", "vendors", "recent", "help", "/breach NAME");
    assertThat(GeneralReplies.help("").text()).doesNotContain("Unknown command");
  }

  private static Advisory advisory(@Nullable String published) {
    return new Advisory(
        "a1",
        "F",
        "A & B",
        "https://news.example/a",
        "",
        published == null ? null : OffsetDateTime.parse(published),
        StatedFacts.NONE,
        SEEN);
  }

  private static Delivery delivery(State state, @Nullable String reason) {
    Alert alert = alert(ReportKind.NEW, URL, null);
    return DeliveryBuilder.builder()
        .id("d1")
        .notice(alert)
        .state(state)
        .attemptCount(1)
        .reason(reason)
        .createdAt(SEEN)
        .version(1)
        .build();
  }
}
