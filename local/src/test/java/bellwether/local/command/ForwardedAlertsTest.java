package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.mail.ReceivedMail;
import bellwether.local.receiver.ReceivedEvent;
import bellwether.local.terminal.TextTerminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the demo's alerts arrive at the local webhook, Microsoft Teams and e-mail. */
final class ForwardedAlertsTest {
  @Test
  void demo_sendsEachAlertOnceToEachDestination() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);
    try (SampleDeployment sample =
        new SampleDeployment(
            AllFormatsTest.EVENTS, 0, new TextTerminal(out, out), Clock.systemUTC())) {
      LocalPipeline pipeline = sample.createPipeline();
      assertThat(pipeline.runOnce()).as(printed.toString(UTF_8)).isTrue();
      List<ReceivedEvent> events = sample.receiver().events();

      assertThat(events)
          .as("signatures hold, and cards are as Teams takes them")
          .extracting(ReceivedEvent::refusal)
          .containsOnly("");
      assertThat(events).extracting(ReceivedEvent::repeated).containsOnly(false);
      for (String kind : List.of("webhook", "teams")) {
        assertThat(events)
            .filteredOn(event -> event.kind().equals(kind))
            .extracting(ReceivedEvent::title)
            .filteredOn(title -> title.contains("Mimecast breached (confirmed)"))
            .as(kind)
            .hasSizeGreaterThanOrEqualTo(1);
      }
      assertThat(events)
          .filteredOn(event -> event.kind().equals("webhook"))
          .filteredOn(event -> event.json().contains("bellwether.alert.created"))
          .extracting(ReceivedEvent::json)
          .anySatisfy(json -> assertThat(json).contains("\"slackUrl\" : \"http", "Mimecast"))
          .doesNotHaveDuplicates();

      List<ReceivedMail> mail = sample.ses().messages();
      assertThat(mail)
          .as("signatures hold, and messages are as Amazon SES takes them")
          .extracting(ReceivedMail::refusal)
          .containsOnly("");
      assertThat(mail)
          .hasSize((int) events.stream().filter(event -> event.kind().equals("teams")).count());
      assertThat(mail)
          .filteredOn(message -> message.subject().contains("Mimecast breached (confirmed)"))
          .allSatisfy(message -> {
            assertThat(message.to()).isEqualTo("security-team@example.com");
            assertThat(message.text()).contains("In Slack: http");
          })
          .hasSizeGreaterThanOrEqualTo(1);
      assertThat(mail)
          .extracting(message -> message.headers().get("X-Bellwether-Alert"))
          .doesNotHaveDuplicates();

      assertThat(pipeline.runOnce()).isTrue();
      assertThat(sample.ses().messages()).hasSameSizeAs(mail);
      assertThat(sample.receiver().events()).hasSameSizeAs(events);
      try (InputStream page = sample.browserUri().resolve("/receiver/").toURL().openStream()) {
        assertThat(new String(page.readAllBytes(), UTF_8))
            .contains("Accepted: the signature holds.", "Microsoft Teams");
      }
    }
  }
}
