package bellwether.forward;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.notice.Alert;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TeamsCardTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode card(OutgoingAlert outgoing) {
    try {
      JsonNode message = JSON.readTree(TeamsCard.of(outgoing));
      assertThat(message.required("type").textValue()).isEqualTo("message");
      assertThat(message.required("attachments")).hasSize(1);
      JsonNode attachment = message.required("attachments").get(0);
      assertThat(attachment.required("contentType").textValue())
          .isEqualTo("application/vnd.microsoft.card.adaptive");
      assertThat(attachment.required("contentUrl").isNull()).isTrue();
      return attachment.required("content");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void card_showsTheAlertAndLinksToReportAndSlack() {
    JsonNode card = card(OutgoingAlerts.sample());

    assertThat(card.required("type").textValue()).isEqualTo("AdaptiveCard");
    assertThat(card.required("version").textValue()).isEqualTo("1.5");
    assertThat(card.required("body").toString())
        .contains("High: Acme breached", "Acme was breached", "source code", "Rotate.");
    assertThat(card.required("actions").findValuesAsText("url"))
        .containsExactly("https://news.example/1", "https://acme.slack.com/archives/C0ALERTS/p17");
    assertThat(card.required("actions").findValuesAsText("title"))
        .containsExactly("Open the report at news.example", "Open in Slack");
  }

  /** RichTextBlock has no Markdown, and a TextBlock or a Fact would have. */
  @Test
  void hostileText_staysText() {
    String hostile = "**[Reset](https://evil.example)** <at>Everyone</at> {{DATE(2017-02-14)}}";
    JsonNode card =
        card(
            OutgoingAlerts.of(
                Fixtures.alert(hostile, OutgoingAlerts.NOW)
                    .with(copy -> copy.title(hostile).feed(hostile).owner(hostile))));

    assertThat(card.findValuesAsText("type"))
        .containsOnly("AdaptiveCard", "RichTextBlock", "TextRun", "Action.OpenUrl");
    assertThat(card.has("msteams")).isFalse();
    assertThat(card.toString()).contains("[Reset](https://evil.example)").doesNotContain("{{");
  }

  @Test
  void summary_listsAlertsAndFits() throws IOException {
    String long120 = "{{x}}ü".repeat(24);
    OutgoingSummary summary =
        new OutgoingSummary(
            "s1",
            "T1",
            "30 more alerts arrived at once.",
            Collections.nCopies(
                20, new OutgoingSummary.Entry("🟠 High: Acme", long120, "https://news.example/1")),
            10,
            true);
    byte[] message = TeamsCard.of(summary);
    assertThat(message).hasSizeLessThan(TeamsCard.MAX_BYTES);
    assertThat(JSON.readTree(message).toString())
        .contains("Possible duplicate", "30 more alerts", "(news.example)", "And 10 more")
        .doesNotContain("{{", "Action.OpenUrl");
  }

  @Test
  void addressOfAnotherScheme_isNoLink() {
    for (String url : List.of("javascript:alert(1)", "file:///etc/passwd", "https://a b/")) {
      Alert alert = Fixtures.alert("Acme", OutgoingAlerts.NOW).withUrl(url);
      assertThat(card(OutgoingAlerts.of(alert, null)).required("actions")).as(url).isEmpty();
    }
  }

  @Test
  void repeat_isLabeled() {
    OutgoingAlert repeat = OutgoingAlerts.repeated(OutgoingAlerts.sample());
    assertThat(card(repeat).required("body").get(0).toString()).contains("Possible duplicate");
  }

  @Test
  void largeAlert_fitsIntoTheLimitOfTeams() {
    String large = "\u0001\u0002".repeat(1_000);
    Alert alert =
        Fixtures.alert("Acme", OutgoingAlerts.NOW)
            .with(copy -> copy.exposedData(Collections.nCopies(20, large)));

    byte[] message = TeamsCard.of(OutgoingAlerts.of(alert));
    assertThat(message).hasSizeLessThan(TeamsCard.MAX_BYTES);
    assertThat(card(OutgoingAlerts.of(alert)).toString()).contains("Acme was breached");
  }
}
