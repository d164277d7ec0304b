package bellwether.store.dynamo.json;

import bellwether.domain.notice.Case.Impact;
import bellwether.domain.notice.CaseAction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** Writes and reads a {@link CaseAction} as fields of a step's JSON. */
final class CaseActionJson {
  private CaseActionJson() {}

  static void write(CaseAction action, ObjectNode tree) {
    switch (action) {
      case CaseAction.Acknowledge() -> tree.put("action", "acknowledge");
      case CaseAction.Assign(String to) -> tree.put("action", "assign").put("to", to);
      case CaseAction.Affected(Impact impact) ->
          write(impact, tree.put("action", "affected").putObject("impact"));
      case CaseAction.NotAffected() -> tree.put("action", "notAffected");
      case CaseAction.Dismiss(String phrase) -> tree.put("action", "dismiss").put("phrase", phrase);
      case CaseAction.Reopen() -> tree.put("action", "reopen");
      case CaseAction.Snooze(var until) ->
          tree.put("action", "snooze").put("until", until.toString());
      case CaseAction.Recorded(String description) -> tree.put("what", description);
      case CaseAction.CompleteDeadline(String clock, String deadline, String task) ->
          tree.put("action", "done")
              .put("clock", clock)
              .put("deadline", deadline)
              .put("task", task);
      case CaseAction.DeclareNotReportable(String clock, String regime, String reason) ->
          tree.put("action", "notReportable")
              .put("clock", clock)
              .put("regime", regime)
              .put("reason", reason);
      case CaseAction.DeleteClock(String clock, String regime) ->
          tree.put("action", "deleteClock").put("clock", clock).put("regime", regime);
      case CaseAction.StartClock start -> write(start.asStep(), tree);
    }
  }

  /** Steps of version 0.2 have words only. */
  static CaseAction read(JsonNode tree) {
    return switch (tree.path("action").asText()) {
      case "acknowledge" -> new CaseAction.Acknowledge();
      case "assign" -> new CaseAction.Assign(Json.text(tree, "to"));
      case "affected" -> new CaseAction.Affected(impact(tree.required("impact")));
      case "notAffected" -> new CaseAction.NotAffected();
      case "dismiss" -> new CaseAction.Dismiss(Json.text(tree, "phrase"));
      case "reopen" -> new CaseAction.Reopen();
      case "snooze" -> new CaseAction.Snooze(Json.instant(tree, "until"));
      case "done" ->
          new CaseAction.CompleteDeadline(
              Json.text(tree, "clock"), Json.text(tree, "deadline"), Json.text(tree, "task"));
      case "notReportable" ->
          new CaseAction.DeclareNotReportable(
              Json.text(tree, "clock"), Json.text(tree, "regime"), Json.text(tree, "reason"));
      case "deleteClock" ->
          new CaseAction.DeleteClock(Json.text(tree, "clock"), Json.text(tree, "regime"));
      default -> new CaseAction.Recorded(Json.text(tree, "what"));
    };
  }

  static void write(Impact impact, ObjectNode tree) {
    Json.put(tree, "what", impact.description());
    Json.put(tree, "who", impact.owner());
    Json.put(tree, "followUp", impact.followUp() == null ? null : impact.followUp().toString());
  }

  static Impact impact(JsonNode tree) {
    String day = Json.textOrNull(tree, "followUp");
    return new Impact(
        Json.text(tree, "what"),
        Json.textOrNull(tree, "who"),
        day == null ? null : LocalDate.parse(day));
  }
}
