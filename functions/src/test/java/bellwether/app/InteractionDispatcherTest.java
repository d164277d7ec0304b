package bellwether.app;

import static bellwether.app.InteractionApp.JSON;
import static bellwether.app.InteractionApp.entry;
import static bellwether.app.InteractionApp.payload;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.request.HttpResponse;
import bellwether.app.request.Reply;
import bellwether.domain.notice.Case.Impact;
import bellwether.domain.notice.Case.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class InteractionDispatcherTest {
  private final InteractionApp app = new InteractionApp();

  @Test
  void acknowledge_returnsAnEmptyResponse() throws Exception {
    assertThat(app.press("case.acknowledge", "0")).isEqualTo(HttpResponse.empty(200));
    assertThat(app.currentCase().status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(app.slack.responses).isEmpty();
  }

  @Test
  void outdatedClick_tellsThePersonWhatHappened() throws Exception {
    app.press("case.notAffected", "0");
    app.press("case.acknowledge", "0");

    assertThat(app.slack.responses).hasSize(1);
    assertThat(app.slack.responses.getFirst())
        .startsWith("Not done. U1 marked it as not affecting us, 2026-03-02 09:00 UTC\n");
  }

  @Test
  void earlierAssignMenu_usesTheChosenPerson() throws Exception {
    ObjectNode payload = payload("block_actions");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "case.assign")
        .put("block_id", "case:d1")
        .put("type", "users_select")
        .put("selected_user", "U7");

    app.send(payload);

    assertThat(app.currentCase().assignee()).isEqualTo("U7");
  }

  @Test
  void earlierSnoozeMenu_usesTheChosenTimeToTheMinute() throws Exception {
    app.clock.advance(Duration.ofSeconds(20));
    ObjectNode payload = payload("block_actions");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", "case.snooze")
        .put("block_id", "case:d1")
        .putObject("selected_option")
        .put("value", "0 P1D");

    app.send(payload);

    assertThat(app.currentCase().snoozedUntil()).isEqualTo("2026-03-03T09:00:00Z");
  }

  @Test
  void affected_opensAModalAndSavesTheImpact() throws Exception {
    app.press("case.affected", "0");
    JsonNode view = JSON.readTree(app.slack.opened.getFirst().json());
    ObjectNode payload = payload("view_submission");
    ObjectNode submitted = payload.putObject("view");
    submitted.set("callback_id", view.get("callback_id"));
    submitted.set("private_metadata", view.get("private_metadata"));
    ObjectNode values = submitted.putObject("state").putObject("values");
    values.putObject("what").set("value", entry("two servers"));
    values.putObject("who").putObject("value").put("selected_user", "U8");
    values.putObject("followUp").putObject("value").put("selected_date", "2026-04-01");

    assertThat(app.send(payload)).isEqualTo(HttpResponse.fromReply(new Reply.CloseModal()));
    assertThat(app.currentCase().status()).isEqualTo(Status.AFFECTED);
    assertThat(app.currentCase().impact())
        .isEqualTo(new Impact("two servers", "U8", LocalDate.of(2026, 4, 1)));
  }

  @Test
  void outdatedAffectedModal_staysOpenWithTheReason() throws Exception {
    app.press("case.affected", "0");
    JsonNode view = JSON.readTree(app.slack.opened.getFirst().json());
    app.press("case.notAffected", "0");

    HttpResponse answer = app.submit(view, "what", entry("two servers"));

    assertThat(answer.body())
        .contains("\"response_action\":\"errors\"")
        .contains("not affecting us");
    assertThat(app.currentCase().status()).isEqualTo(Status.NOT_AFFECTED);
  }

  @Test
  void modalThatSlackDidNotOpen_isReported() throws Exception {
    app.slack.opensModals = false;

    app.press("case.affected", "0");

    assertThat(app.slack.responses).containsExactly("Slack could not open the dialog. Try again.");
  }
}
