package bellwether.slack.message;

import static bellwether.slack.message.MessageSamples.URL;
import static bellwether.slack.message.MessageSamples.plainTextOf;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.schema.RenderedOutput;
import bellwether.slack.schema.SlackSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a digest shows. */
final class DigestMessageTest {
  private static final Instant MORNING = Instant.parse("2021-03-19T06:00:00Z");
  private static final Digest.AlertCounts NO_ALERTS = new Digest.AlertCounts(0, 0, 0);

  @Test
  void digest_ofQuietDay_saysSoWithBothEndsOfItsPeriod() {
    Digest digest = digest(1, new Digest.Coverage(2, List.of(), 412), NO_ALERTS);
    assertThat(textOf(digest))
        .isEqualTo(
            """
            All quiet
            From 18 Mar 07:00 to 19 Mar 07:00 (Europe/Berlin)
            2 of 2 feeds read without a gap, 412 new items, 42 vendors watched, no matches or mentions\
            """);
  }

  @Test
  void digest_withUnreadFeeds_isPartlyBlindAndNamesTheWorst() {
    Digest.UnreadFeed dead = new Digest.UnreadFeed("Wire", hoursAgo(1), null, "HTTP 503");
    Digest.UnreadFeed over = new Digest.UnreadFeed("Blog", hoursAgo(20), hoursAgo(10), null);
    Digest digest = digest(1, new Digest.Coverage(5, List.of(dead, over), 412), NO_ALERTS);
    assertThat(textOf(digest))
        .isEqualTo(
            """
            Partly blind: 2 of 5 feeds unread since 06:00
            From 18 Mar 07:00 to 19 Mar 07:00 (Europe/Berlin)
            3 of 5 feeds read without a gap, 412 new items, 42 vendors watched, no matches or mentions
            Unread since 06:00: Wire: HTTP 503
            Unread from 18 Mar 11:00 to 18 Mar 21:00: Blog\
            """);
  }

  @Test
  void digest_withNoFeedRead_isBlind() {
    Digest.UnreadFeed never = new Digest.UnreadFeed("Wire", null, null, "HTTP 404");
    Digest digest = digest(1, new Digest.Coverage(1, List.of(never), 0), NO_ALERTS);
    assertThat(textOf(digest))
        .startsWith("Blind: 1 of 1 feed unread\n")
        .endsWith("\nUnread: Wire: HTTP 404");
  }

  @Test
  void digest_withAGapThatIsOver_isNotQuiet() {
    Digest.UnreadFeed over = new Digest.UnreadFeed("Blog", hoursAgo(5), hoursAgo(2), null);
    Digest digest = digest(1, new Digest.Coverage(3, List.of(over), 0), NO_ALERTS);
    assertThat(textOf(digest)).startsWith("1 of 3 feeds unread from 02:00 to 05:00\n");
  }

  @Test
  void digest_ofWeek_countsUnpostedAlerts() {
    Digest digest =
        digest(7, new Digest.Coverage(33, List.of(), null), new Digest.AlertCounts(1, 1, 3));
    assertThat(textOf(digest))
        .isEqualTo(
            """
            1 alert
            From 12 Mar 07:00 to 19 Mar 07:00 (Europe/Berlin)
            33 of 33 feeds read without a gap, 42 vendors watched, 5 matches
            3 alerts not posted, below the channel's minimum severity: /breach recent
            1 alert not delivered yet: /breach recent\
            """);
  }

  private static String textOf(Digest digest) {
    return NoticeMessages.of(digest).getFirst().text();
  }

  private static Instant hoursAgo(int hours) {
    return MORNING.minus(Duration.ofHours(hours));
  }

  private static Digest digest(int days, Digest.Coverage feeds, Digest.AlertCounts alerts) {
    return DigestBuilder.builder()
        .customer("T1")
        .period(
            new Digest.Period(
                MORNING.minus(Duration.ofDays(days)), MORNING, ZoneId.of("Europe/Berlin")))
        .vendorCount(42)
        .coverage(feeds)
        .alertCounts(alerts)
        .mentions(Digest.Mentions.NONE)
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
            rich_text: 1 vendor possibly concerned
            rich_text: From 18 Mar 07:00 to 19 Mar 07:00 (Europe/Berlin)
            rich_text: 2 of 2 feeds read without a gap, 412 new items, 42 vendors watched, 0 matches
            rich_text: Possibly concerned, but not likely enough for an alert:
            rich_text: • Okta in 1 report: Tokens seen on a forum
            rich_text: Also mentioned, but not breached:
            rich_text: • Microsoft in 3 reports, newest: Mimecast lost code <!here> (news.example)
            rich_text: • FireEye in 1 report: SolarWinds
            rich_text: and 3 more vendors\
            """);
    assertThat(message.text())
        .contains("Mimecast lost code &lt;!here&gt; (news.example)\n• FireEye in 1 report");
    assertThat(message.blocksJson())
        .contains("{\"type\":\"link\",\"url\":\"" + URL + "\"")
        .doesNotContain("javascript");
  }

  @Test
  void digest_listsAlertsWithStatusAndMentionsNobody() {
    Digest digest =
        digest(1, new Digest.Coverage(2, List.of(), 412), new Digest.AlertCounts(3, 0, 0))
            .withTopAlerts(
                List.of(
                    new Digest.AlertEntry(
                        "Mimecast",
                        Role.VICTIM,
                        Event.Kind.BREACH,
                        null,
                        Confidence.CONFIRMED,
                        Severity.Level.HIGH,
                        "Code <!here> stolen",
                        URL,
                        "https://acme.slack.com/archives/C1/p17",
                        Case.Status.AFFECTED,
                        "U0ANA")));
    SlackMessage message = NoticeMessages.of(digest).getFirst();

    assertThat(plainTextOf(message))
        .contains(
            "• 🟠 High: Mimecast breached (confirmed): Code <!here> stolen (news.example);"
                + " affected, assigned\n")
        .endsWith("and 2 more alerts: /breach recent");
    assertThat(message.blocksJson())
        .contains("\"url\":\"https://acme.slack.com/archives/C1/p17\",\"text\":\"🟠 High")
        .doesNotContain("U0ANA");
    assertThat(message.text()).contains("Code &lt;!here&gt; stolen (news.example); affected");
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
            copy.coverage(
                    new Digest.Coverage(
                        40,
                        Collections.nCopies(
                            12,
                            new Digest.UnreadFeed(
                                letters.repeat(90), MORNING, null, letters.repeat(900))),
                        null))
                .topAlerts(
                    Collections.nCopies(
                        12,
                        new Digest.AlertEntry(
                            long_.vendor(),
                            Role.SOURCE,
                            Event.Kind.EXPLOITED_VULNERABILITY,
                            long_.title(),
                            Confidence.RETRACTED,
                            Severity.Level.CRITICAL,
                            long_.title(),
                            long_.url(),
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
    return digest(1, new Digest.Coverage(2, List.of(), 412), NO_ALERTS)
        .withMentions(new Digest.Mentions(List.of(lines), more));
  }
}
