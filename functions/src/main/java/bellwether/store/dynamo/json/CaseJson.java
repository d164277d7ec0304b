package bellwether.store.dynamo.json;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.IncidentState;
import bellwether.domain.notice.Case.Step;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

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
    if (incidentCase.impact() != null) {
      CaseActionJson.write(incidentCase.impact(), tree.putObject("impact"));
    }
    tree.put("reports", incidentCase.incidentState().reportCount());
    Json.put(tree, "confidence", incidentCase.incidentState().confidence().name());
    Json.put(tree, "severity", incidentCase.incidentState().severity().level().name());
    Json.put(tree, "because", incidentCase.incidentState().severity().reasons());
    tree.put("incidentVersion", incidentCase.incidentState().incidentVersion());
    tree.put("turns", incidentCase.stepCount());
    ArrayNode steps = tree.putArray("steps");
    for (Step step : incidentCase.steps()) {
      ObjectNode node = steps.addObject();
      Json.put(node, "at", step.at());
      Json.put(node, "user", step.user());
      CaseActionJson.write(step.action(), node);
    }
    CaseTimesJson.write(incidentCase.timeline(), tree.putArray("timeline"));
    if (!incidentCase.clocks().isEmpty()) {
      ArrayNode clocks = tree.putArray("clocks");
      incidentCase.clocks().forEach(clock -> CaseTimesJson.write(clock, clocks.addObject()));
    }
    return Json.toJson(tree);
  }

  public static Case read(String json, long version) {
    JsonNode tree = Json.parse(json);
    List<Step> steps = Json.list(tree.required("steps"), CaseJson::step);
    return new Case(
        Json.text(tree, "id"),
        Json.text(tree, "customer"),
        Case.Status.valueOf(Json.text(tree, "status")),
        Json.textOrNull(tree, "assignee"),
        Json.instantOrNull(tree, "snoozedUntil"),
        tree.path("impact").isObject() ? CaseActionJson.impact(tree.path("impact")) : null,
        new IncidentState(
            tree.required("reports").intValue(),
            Confidence.valueOf(Json.text(tree, "confidence")),
            new Severity(
                Severity.Level.valueOf(Json.text(tree, "severity")),
                Json.textList(tree, "because")),
            tree.path("incidentVersion").longValue()),
        tree.required("turns").intValue(),
        steps,
        CaseTimesJson.read(tree.path("timeline"), steps),
        Json.list(tree.path("clocks"), CaseTimesJson::clock),
        version);
  }

  private static Step step(JsonNode tree) {
    return new Step(Json.instant(tree, "at"), Json.text(tree, "user"), CaseActionJson.read(tree));
  }
}
