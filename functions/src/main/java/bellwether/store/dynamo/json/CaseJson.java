package bellwether.store.dynamo.json;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Impact;
import bellwether.domain.notice.Case.IncidentState;
import bellwether.domain.notice.Case.Step;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes and reads a {@link Case} without its version as JSON. */
public final class CaseJson {
  private CaseJson() {}

  public static String write(Case incidentCase) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "id", incidentCase.id());
    Json.put(tree, "customer", incidentCase.customer());
    Json.put(tree, "status", incidentCase.status().name());
    Json.put(tree, "assignee", incidentCase.assignee());
    Json.put(tree, "snoozedUntil", incidentCase.snoozedUntil());
    Impact impact = incidentCase.impact();
    if (impact != null) {
      ObjectNode found = tree.putObject("impact");
      Json.put(found, "what", impact.description());
      Json.put(found, "who", impact.owner());
      Json.put(found, "followUp", impact.followUp() == null ? null : impact.followUp().toString());
    }
    tree.put("reports", incidentCase.incidentState().reportCount());
    Json.put(tree, "confidence", incidentCase.incidentState().confidence().name());
    Json.put(tree, "severity", incidentCase.incidentState().severity().level().name());
    Json.put(tree, "because", incidentCase.incidentState().severity().reasons());
    tree.put("turns", incidentCase.stepCount());
    ArrayNode steps = tree.putArray("steps");
    for (Step step : incidentCase.steps()) {
      ObjectNode node = steps.addObject();
      Json.put(node, "at", step.at());
      Json.put(node, "user", step.user());
      Json.put(node, "what", step.description());
    }
    return Json.toJson(tree);
  }

  public static Case read(String json, long version) {
    JsonNode tree = Json.parse(json);
    return new Case(
        Json.text(tree, "id"),
        Json.text(tree, "customer"),
        Case.Status.valueOf(Json.text(tree, "status")),
        Json.textOrNull(tree, "assignee"),
        Json.instantOrNull(tree, "snoozedUntil"),
        impact(tree.path("impact")),
        new IncidentState(
            tree.required("reports").intValue(),
            Confidence.valueOf(Json.text(tree, "confidence")),
            new Severity(
                Severity.Level.valueOf(Json.text(tree, "severity")),
                Json.textList(tree, "because"))),
        tree.required("turns").intValue(),
        Json.list(tree.required("steps"), CaseJson::step),
        version);
  }

  private static Step step(JsonNode tree) {
    return new Step(Json.instant(tree, "at"), Json.text(tree, "user"), Json.text(tree, "what"));
  }

  private static @Nullable Impact impact(JsonNode tree) {
    if (!tree.isObject()) {
      return null;
    }
    String day = Json.textOrNull(tree, "followUp");
    return new Impact(
        Json.text(tree, "what"),
        Json.textOrNull(tree, "who"),
        day == null ? null : LocalDate.parse(day));
  }
}
