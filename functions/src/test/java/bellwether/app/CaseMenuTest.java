package bellwether.app;

import static bellwether.app.InteractionApp.entry;
import static bellwether.app.InteractionApp.payload;
import static bellwether.app.InteractionApp.pressed;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.request.HttpResponse;
import bellwether.app.request.Reply;
import bellwether.domain.notice.Case.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the menu of an alert, and the modals that its options open. */
final class CaseMenuTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InteractionApp app = new InteractionApp();

  private JsonNode choose(String option) throws Exception {
    ObjectNode payload = pressed("case.menu", "");
    ((ObjectNode) payload.at("/actions/0")).putObject("selected_option").put("value", option);
    app.send(payload);
    return JSON.readTree(app.slack.opened.getLast().json());
  }

  private HttpResponse submit(JsonNode view, String block, String field, String value)
      throws Exception {
    ObjectNode entered = JSON.createObjectNode();
    if (field.equals("selected_option")) {
      entered.putObject(field).put("value", value);
    } else {
      entered.put(field, value);
    }
    return app.submit(view, block, entered);
  }

  @Test
  void assign_usesTheChosenPerson() throws Exception {
    JsonNode view = choose("0 case.assign");
    assertThat(submit(view, "person", "selected_user", "").body()).contains("Select a person.");
    submit(view, "person", "selected_user", "U7");
    assertThat(app.currentCase().assignee()).isEqualTo("U7");
  }

  @Test
  void snooze_lastsAsLongAsChosenToTheMinute() throws Exception {
    app.clock.advance(Duration.ofSeconds(20));
    JsonNode view = choose("0 case.snooze");

    assertThat(submit(view, "time", "selected_option", "").body()).contains("Choose how long.");
    submit(view, "time", "selected_option", "P1D");
    assertThat(app.currentCase().snoozedUntil()).isEqualTo("2026-03-03T09:00:00Z");
  }

  @Test
  void dismiss_closesTheAlert() throws Exception {
    JsonNode view = choose("0 case.dismiss");

    app.submit(view, "phrase", entry(""));
    assertThat(app.currentCase().status()).isEqualTo(Status.DISMISSED);
  }

  @Test
  void why_explainsTheAlertToThePersonAlone() throws Exception {
    ObjectNode payload = pressed("case.menu", "");
    ((ObjectNode) payload.at("/actions/0")).putObject("selected_option").put("value", "0 case.why");
    app.send(payload);

    assertThat(app.slack.opened).isEmpty();
    assertThat(app.slack.responses.getFirst())
        .contains("🟠 High: Acme breached (confirmed)", "Matched: ", "Severity: high");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0 case.unknown", "x y z", "0 vendor.unwatch"})
  void unknownOption_doesNothing(String option) throws Exception {
    ObjectNode payload = pressed("case.menu", "");
    ((ObjectNode) payload.at("/actions/0")).putObject("selected_option").put("value", option);

    assertThat(app.send(payload)).isEqualTo(HttpResponse.empty(200));
    assertThat(app.cases.find("d1")).isEmpty();
  }

  @Test
  void answerNo_closesTheAlertAsNotAffected() throws Exception {
    app.press("case.affected", "0");
    JsonNode view = JSON.readTree(app.slack.opened.getFirst().json());

    assertThat(submit(view, "answer", "selected_option", "no"))
        .isEqualTo(HttpResponse.fromReply(new Reply.CloseModal()));
    assertThat(app.currentCase().status()).isEqualTo(Status.NOT_AFFECTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-02", "2026-03-01", "tomorrow"})
  void followUp_mustBeAfterToday(String day) throws Exception {
    app.press("case.affected", "0");
    JsonNode view = JSON.readTree(app.slack.opened.getFirst().json());
    ObjectNode payload = payload("view_submission");
    ObjectNode submitted = payload.putObject("view");
    submitted.set("callback_id", view.get("callback_id"));
    submitted.set("private_metadata", view.get("private_metadata"));
    ObjectNode values = submitted.putObject("state").putObject("values");
    values.putObject("what").set("value", entry("two servers"));
    values.putObject("followUp").putObject("value").put("selected_date", day);

    assertThat(app.send(payload).body()).contains("Choose a day after today.");
    assertThat(app.cases.find("d1")).isEmpty();
  }
}
