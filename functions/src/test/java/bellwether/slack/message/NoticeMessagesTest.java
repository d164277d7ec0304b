package bellwether.slack.message;

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
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.reply.ListReplies;
import bellwether.slack.reply.LookupReply;
import bellwether.slack.reply.MatchedAdvisory;
import bellwether.slack.reply.VendorHistory;
import bellwether.slack.reply.VendorHistory.IncidentHistory;
import bellwether.slack.schema.BlockKitAssertions;
import bellwether.slack.schema.RenderedOutput;
import bellwether.slack.schema.SlackSchema;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NoticeMessagesTest {
  private static final Instant SEEN = Instant.parse("2021-03-19T09:20:00Z");
  private static final String URL = "https://news.example/mimecast-solarwinds";

  @Test
  void alert_hasAllDetails() {
    SlackMessage message =
        NoticeMessages.of(alert(ReportKind.NEW, URL, "2021-03-19T10:12:00+01:00")).getFirst();
    assertThat(message.text())
        .isEqualTo(
            "SolarWinds is the source of this breach (confirmed):"
                + " Mimecast lost source code to SolarWinds hackers (news.example)");
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
                    List.of(delivery(State.SENT, null), delivery(State.BLOCKED, "not_in_channel")))
                .text()
                .lines()
                .skip(1))
        .containsExactly(
            "• SolarWinds is the source of this breach: Mimecast lost source code to SolarWinds"
                + " hackers (2021-03-19 09:20 UTC, posted)",
            "• SolarWinds is the source of this breach: Mimecast lost source code to SolarWinds"
                + " hackers (2021-03-19 09:20 UTC, not delivered: not_in_channel)");
    assertThat(ListReplies.recentAlerts(List.of()).text()).startsWith("No alerts yet.");
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
            new Digest.MentionEntry("Microsoft", 3, "Mimecast lost code <!here>", URL),
            new Digest.MentionEntry("FireEye", 1, "SolarWinds", "javascript:alert(1)"));
    SlackMessage message = NoticeMessages.of(digest).getFirst();
    assertThat(plainTextOf(message))
        .isEqualTo(
            """
            rich_text: No alerts on 2021-03-19
            rich_text: 2 of 2 feeds up to date, 412 new items, 42 vendors watched, 0 matches
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
            Integer.MAX_VALUE,
            letters.repeat(300),
            "https://" + "h".repeat(60) + ".example/" + "p".repeat(85));
    Digest digest =
        digestWithMentions(7, Collections.nCopies(12, long_).toArray(Digest.MentionEntry[]::new));
    Digest failing =
        DigestBuilder.builder()
            .customer("T1")
            .day(digest.day())
            .dayCount(1)
            .vendorCount(42)
            .coverage(digest.coverage())
            .alertCounts(digest.alertCounts())
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
                        "U0ANA")))
            .mentions(digest.mentions())
            .build();
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

  private static Alert alert(ReportKind kind, String url, @Nullable String published) {
    return AlertBuilder.builder()
        .customer("T1")
        .vendor("SolarWinds")
        .incidentId("i1")
        .kind(kind)
        .role(Role.SOURCE)
        .confidence(Confidence.CONFIRMED)
        .severity(new Severity(Severity.Level.CRITICAL, List.of("source code taken", "confirmed")))
        .tier("1")
        .owner("Ada")
        .exposedData(List.of("source code", "keys"))
        .matchedText("SolarWinds")
        .sentence("The intruders came through SolarWinds & took code.")
        .rules(List.of("\"came through\" names the source"))
        .advisoryId("a1")
        .title("Mimecast lost source code to SolarWinds hackers")
        .url(url)
        .feed("BreachExchange")
        .published(published == null ? null : OffsetDateTime.parse(published))
        .seenAt(SEEN)
        .relatedVendors(List.of("Mimecast is a victim of this breach"))
        .build();
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

  /** The message as read: a line for each text of each block. */
  private static String plainTextOf(SlackMessage message) {
    StringBuilder shown = new StringBuilder();
    for (JsonNode block : BlockKitAssertions.read(message.blocksJson())) {
      String type = block.get("type").asText();
      if (block.has("text")) {
        shown.append(type).append(": ").append(block.at("/text/text").asText()).append('\n');
      }
      for (JsonNode element : block.path("elements")) {
        String line =
            element.has("elements")
                ? element.get("elements").findValuesAsText("text").stream()
                    .collect(Collectors.joining())
                : element.path("text").asText();
        shown.append(type).append(": ").append(line).append('\n');
      }
    }
    return shown.toString().strip();
  }
}
