package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** An {@link Incident} without its version as JSON, and back. */
public final class IncidentJson {
  private IncidentJson() {}

  public static String write(Incident incident) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "id", incident.id());
    put(tree, "vendor", incident.vendor());
    ArrayNode reports = tree.putArray("reports");
    incident.reports().forEach(report -> reports.add(write(report)));
    return JsonFields.toJson(tree);
  }

  public static Incident read(String json, long version) {
    JsonNode tree = JsonFields.parse(json);
    List<Report> reports = new ArrayList<>();
    tree.required("reports").forEach(report -> reports.add(readReport(report)));
    return new Incident(
        JsonFields.text(tree, "id"), JsonFields.text(tree, "vendor"), reports, version);
  }

  private static ObjectNode write(Report report) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "advisory", report.reportId());
    put(tree, "title", report.title());
    put(tree, "canonicalUrl", report.canonicalUrl());
    report.sketch().forEach(tree.putArray("sketch")::add);
    put(tree, "role", report.role().name());
    put(tree, "confidence", report.confidence().name());
    put(tree, "others", report.traits());
    put(tree, "taken", report.exposedData());
    put(tree, "at", report.reportedAt());
    put(tree, "readAt", report.readAt());
    if (!report.dated()) {
      tree.put("undated", true);
    }
    return tree;
  }

  private static Report readReport(JsonNode tree) {
    List<Integer> sketch = new ArrayList<>();
    tree.required("sketch").forEach(hash -> sketch.add(hash.intValue()));
    return new Report(
        JsonFields.text(tree, "advisory"),
        JsonFields.text(tree, "title"),
        JsonFields.textOrNull(tree, "canonicalUrl"),
        sketch,
        Role.valueOf(JsonFields.text(tree, "role")),
        Confidence.valueOf(JsonFields.text(tree, "confidence")),
        JsonFields.textSet(tree, "others"),
        JsonFields.textSet(tree, "taken"),
        JsonFields.instant(tree, "at"),
        JsonFields.instantOrNull(tree, "readAt"),
        !tree.path("undated").booleanValue());
  }
}
