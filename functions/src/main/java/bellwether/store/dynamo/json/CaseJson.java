package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Case} without its version as JSON, and back. */
public final class CaseJson {
  private CaseJson() {}

  public static String write(Case one) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "id", one.id());
    put(tree, "customer", one.customer());
    put(tree, "status", one.status().name());
    put(tree, "assignee", one.assignee());
    put(tree, "snoozedUntil", one.snoozedUntil());
    Impact impact = one.impact();
    if (impact != null) {
      ObjectNode found = tree.putObject("impact");
      put(found, "what", impact.description());
      put(found, "who", impact.owner());
      put(found, "followUp", impact.followUp() == null ? null : impact.followUp().toString());
    }
    tree.put("reports", one.incidentState().reportCount());
    put(tree, "confidence", one.incidentState().confidence().name());
    put(tree, "severity", one.incidentState().severity().level().name());
    put(tree, "because", one.incidentState().severity().reasons());
    tree.put("turns", one.stepCount());
    ArrayNode steps = tree.putArray("steps");
    for (Step step : one.steps()) {
      ObjectNode node = steps.addObject();
      put(node, "at", step.at());
      put(node, "user", step.user());
      put(node, "what", step.description());
    }
    return JsonFields.toJson(tree);
  }

  public static Case read(String json, long version) {
    JsonNode tree = JsonFields.parse(json);
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : tree.required("steps")) {
      steps.add(
          new Step(
              JsonFields.instant(step, "at"),
              JsonFields.text(step, "user"),
              JsonFields.text(step, "what")));
    }
    return new Case(
        JsonFields.text(tree, "id"),
        JsonFields.text(tree, "customer"),
        Case.Status.valueOf(JsonFields.text(tree, "status")),
        JsonFields.textOrNull(tree, "assignee"),
        JsonFields.instantOrNull(tree, "snoozedUntil"),
        impact(tree.path("impact")),
        new IncidentState(
            tree.required("reports").intValue(),
            Confidence.valueOf(JsonFields.text(tree, "confidence")),
            new Severity(
                Severity.Level.valueOf(JsonFields.text(tree, "severity")),
                JsonFields.textList(tree, "because"))),
        tree.required("turns").intValue(),
        steps,
        version);
  }

  public static Case withVersion(Case one, long version) {
    return new Case(
        one.id(),
        one.customer(),
        one.status(),
        one.assignee(),
        one.snoozedUntil(),
        one.impact(),
        one.incidentState(),
        one.stepCount(),
        one.steps(),
        version);
  }

  private static @Nullable Impact impact(JsonNode tree) {
    if (!tree.isObject()) {
      return null;
    }
    String day = JsonFields.textOrNull(tree, "followUp");
    return new Impact(
        JsonFields.text(tree, "what"),
        JsonFields.textOrNull(tree, "who"),
        day == null ? null : LocalDate.parse(day));
  }
}
