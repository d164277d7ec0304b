package bellwether.forward.email;

import static bellwether.forward.OutgoingAlerts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.notice.Alert;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingAlerts;
import bellwether.forward.OutgoingSummary;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlertEmailTest {
  private static final EmailSettings SETTINGS =
      new EmailSettings("alerts@acme.example", "eu-west-1");

  private static EmailMessage email(OutgoingAlert alert) {
    return AlertEmail.of(alert, "team@example.com", SETTINGS);
  }

  @Test
  void email_saysTheSameInTextAndHtml() {
    EmailMessage email = email(OutgoingAlerts.sample());

    assertThat(email.subject()).isEqualTo("🟠 High: Acme breached");
    for (String part : List.of(email.text(), email.html())) {
      assertThat(part)
          .contains("🟠 High: Acme breached", "Acme was breached", "source code", "Rotate.")
          .contains("https://news.example/1", "https://acme.slack.com/archives/C0ALERTS/p17")
          .contains("/breach destinations remove email team@example.com", "Alert d1")
          .doesNotContain("Possible duplicate", "null");
    }
    assertThat(email.html())
        .contains(
            "<a href=\"https://news.example/1\" rel=\"noreferrer\">https://news.example/1</a>");
    assertThat(email.headers())
        .containsEntry("Auto-Submitted", "auto-generated")
        .containsEntry("X-Bellwether-Alert", "d1")
        .containsKey("References")
        .doesNotContainKeys("In-Reply-To", "List-Unsubscribe", "Message-ID");
  }

  /** Clients join messages that refer to the same id and have the same subject. */
  @Test
  void updates_areInTheThreadOfTheFirst() {
    EmailMessage first = email(OutgoingAlerts.sample());
    EmailMessage update = email(OutgoingAlerts.update(OutgoingAlerts.sample(), "0102-ab-000000"));

    String thread = first.headers().get("References");
    assertThat(thread).matches("<[0-9a-f]{32}@acme[.]example>");
    assertThat(update.headers())
        .containsEntry("References", thread + " <0102-ab-000000@eu-west-1.amazonses.com>")
        .containsEntry("In-Reply-To", "<0102-ab-000000@eu-west-1.amazonses.com>");
    assertThat(update.subject()).isEqualTo("Re: " + first.subject());
    assertThat(update.text()).contains("Update: 🔴 Critical: Acme breached");

    EmailMessage unknown = email(OutgoingAlerts.update(OutgoingAlerts.sample(), ""));
    assertThat(unknown.headers())
        .containsEntry("References", thread)
        .doesNotContainKey("In-Reply-To");
  }

  @Test
  void messageId_hasItsOwnDomainInOneRegion() {
    assertThat(new EmailSettings("a@b.example", "us-east-1").messageIdDomain())
        .isEqualTo("email.amazonses.com");
  }

  @Test
  void repeat_isLabeledAndHasTheSameIdAndSubject() {
    EmailMessage repeat = email(OutgoingAlerts.repeated(OutgoingAlerts.sample()));
    assertThat(repeat.text()).startsWith("Possible duplicate:");
    assertThat(repeat.html()).contains("Possible duplicate:");
    assertThat(repeat.headers()).containsEntry("X-Bellwether-Alert", "d1");
    assertThat(repeat.subject()).isEqualTo("🟠 High: Acme breached");
  }

  @Test
  void hostileText_staysText() {
    String hostile =
        "</p><script>alert(1)</script><img src=x onerror=y>\r\nBcc: x@evil.example\u202e\u0000&amp;'\"";
    Alert alert =
        Fixtures.alert(hostile, NOW).with(copy -> copy.title(hostile).feed(hostile).owner(hostile));
    OutgoingAlert outgoing =
        new OutgoingAlert(
            hostile,
            hostile,
            alert,
            hostile,
            hostile,
            NOW,
            "javascript:alert(1)",
            false,
            new OutgoingAlert.First(hostile, ""));
    EmailMessage email = email(outgoing);

    assertThat(email.subject()).doesNotContain("\r", "\n", "\u202e", "\u0000");
    assertThat(email.headers().values()).allMatch(value -> value.matches("[ -~]+"));
    assertThat(email.html())
        .doesNotContain("<script", "<img", "onerror=y>", "\u202e", "\u0000")
        .contains("&lt;script&gt;", "&amp;amp;&#39;&quot;");
    assertThat(email.html() + email.text()).doesNotContain("javascript:");
    assertThat(email.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
  }

  @Test
  void addressOfAnotherScheme_isNotShown() {
    for (String url : List.of("javascript:alert(1)", "file:///etc/passwd", "https://a b/")) {
      Alert alert = Fixtures.alert("Acme", NOW).withUrl(url);
      EmailMessage email = email(OutgoingAlerts.of(alert, null));
      assertThat(email.html()).as(url).doesNotContain("href", url);
      assertThat(email.text()).as(url).doesNotContain("Report:", url);
    }
  }

  @Test
  void summary_isOneMessageWithLinks() {
    OutgoingSummary summary =
        new OutgoingSummary(
            "s1",
            "T1",
            "3 more alerts arrived at once.",
            List.of(
                new OutgoingSummary.Entry("🟠 <b>", "</p><img src=x>", "https://news.example/1"),
                new OutgoingSummary.Entry("🟡 b", "title", "javascript:alert(1)")),
            1,
            false);
    EmailMessage email = SummaryEmail.of(summary, "team@example.com");
    assertThat(email.subject()).isEqualTo("Summary of 3 alerts");
    assertThat(email.headers()).containsEntry("X-Bellwether-Alert", "s1");
    assertThat(email.text())
        .contains("3 more alerts", "🟡 b: title", "https://news.example/1", "And 1 more");
    assertThat(email.html())
        .contains("&lt;img", "<b>🟠 &lt;b&gt;: </b>", "<a href=\"https://news.example/1\"")
        .doesNotContain("<img", "javascript:");
  }

  @Test
  void longTexts_areCut() {
    Alert alert =
        Fixtures.alert("Acme", NOW)
            .with(copy -> copy.exposedData(Collections.nCopies(20, "<>&".repeat(2_000))));
    OutgoingAlert outgoing =
        new OutgoingAlert("d1", "d1", alert, "🟠".repeat(400), "Rotate.", NOW, null, false, null);
    EmailMessage email = email(outgoing);

    assertThat(email.subject().codePointCount(0, email.subject().length())).isEqualTo(150);
    assertThat(email.text()).hasSizeLessThan(10_000).contains("Acme was breached", "Alert d1");
    assertThat(email.html()).hasSizeLessThan(100_000);
  }
}
