package bellwether.store.dynamo.json;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/** Writes and reads an {@link Incident} without its version as JSON. */
public final class IncidentJson {
  private IncidentJson() {}

  public static String write(Incident incident) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "id", incident.id());
    Json.put(tree, "vendor", incident.vendor());
    ArrayNode reports = tree.putArray("reports");
    incident.reports().forEach(report -> reports.add(write(report)));
    return Json.toJson(tree);
  }

  public static Incident read(String json, long version) {
    JsonNode tree = Json.parse(json);
    return new Incident(
        Json.text(tree, "id"),
        Json.text(tree, "vendor"),
        Json.list(tree.required("reports"), IncidentJson::readReport),
        version);
  }

  private static ObjectNode write(Report report) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "advisory", report.reportId());
    Json.put(tree, "title", report.title());
    Json.put(tree, "canonicalUrl", report.canonicalUrl());
    report.sketch().forEach(tree.putArray("sketch")::add);
    Json.put(tree, "role", report.role().name());
    Json.put(tree, "confidence", report.confidence().name());
    Json.put(tree, "others", report.traits().stream().map(TraitJson::write).toList());
    Json.put(tree, "taken", report.exposedData());
    Json.put(tree, "at", report.reportedAt());
    Json.put(tree, "readAt", report.readAt());
    if (!report.dated()) {
      tree.put("undated", true);
    }
    return tree;
  }

  private static Report readReport(JsonNode tree) {
    return new Report(
        Json.text(tree, "advisory"),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "canonicalUrl"),
        Json.list(tree.required("sketch"), JsonNode::intValue),
        Role.valueOf(Json.text(tree, "role")),
        Confidence.valueOf(Json.text(tree, "confidence")),
        Json.textSet(tree, "others").stream().map(TraitJson::read).collect(Collectors.toSet()),
        Json.textSet(tree, "taken"),
        Json.instant(tree, "at"),
        Json.instantOrNull(tree, "readAt"),
        !tree.path("undated").booleanValue());
  }
}
