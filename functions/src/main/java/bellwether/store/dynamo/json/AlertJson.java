package bellwether.store.dynamo.json;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes and reads an {@link Alert} as JSON. */
final class AlertJson {
  private AlertJson() {}

  static ObjectNode write(Alert alert) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "type", "alert");
    Json.put(tree, "customer", alert.customer());
    Json.put(tree, "vendor", alert.vendor());
    Json.put(tree, "incident", alert.incidentId());
    Json.put(tree, "kind", alert.kind().name());
    Json.put(tree, "role", alert.role().name());
    Json.put(tree, "confidence", alert.confidence().name());
    Json.put(tree, "severity", alert.severity().level().name());
    Json.put(tree, "because", alert.severity().reasons());
    Json.put(tree, "tier", alert.tier());
    Json.put(tree, "owner", alert.owner());
    Json.put(tree, "taken", alert.exposedData());
    write(alert.event(), tree.putObject("event"));
    Json.put(tree, "matched", alert.matchedText());
    Json.put(tree, "sentence", alert.sentence());
    Json.put(tree, "rules", alert.rules());
    Json.put(tree, "advisory", alert.advisoryId());
    Json.put(tree, "title", alert.title());
    Json.put(tree, "url", alert.url());
    Json.put(tree, "feed", alert.feed());
    Json.put(tree, "published", alert.published());
    Json.put(tree, "seenAt", alert.seenAt());
    Json.put(tree, "sameEvent", alert.relatedVendors());
    if (!alert.changes().isEmpty()) {
      Json.put(tree, "changes", alert.changes());
    }
    if (!alert.declaredUsers().isEmpty()) {
      SupplierJson.write(alert.declaredUsers(), tree.putObject("supplierOf"));
    }
    return tree;
  }

  static Alert read(JsonNode tree) {
    return new Alert(
        Json.text(tree, "customer"),
        Json.text(tree, "vendor"),
        Json.text(tree, "incident"),
        ReportKind.valueOf(Json.text(tree, "kind")),
        Role.valueOf(Json.text(tree, "role")),
        Confidence.valueOf(Json.text(tree, "confidence")),
        severity(tree),
        Json.textOrNull(tree, "tier"),
        Json.textOrNull(tree, "owner"),
        Json.textList(tree, "taken"),
        event(tree.path("event")),
        Json.text(tree, "matched"),
        Json.text(tree, "sentence"),
        Json.textList(tree, "rules"),
        Json.text(tree, "advisory"),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "url"),
        Json.text(tree, "feed"),
        Json.dateTimeOrNull(tree, "published"),
        Json.instant(tree, "seenAt"),
        Json.textList(tree, "sameEvent"),
        tree.has("changes") ? Json.textList(tree, "changes") : List.of(),
        SupplierJson.readUsers(tree.path("supplierOf")));
  }

  /** Alerts stored before severity existed default to {@link Severity.Level#MEDIUM}. */
  private static Severity severity(JsonNode tree) {
    String level = Json.textOrNull(tree, "severity");
    return level == null
        ? new Severity(Severity.Level.MEDIUM, List.of())
        : new Severity(Severity.Level.valueOf(level), Json.textList(tree, "because"));
  }

  private static void write(Event event, ObjectNode tree) {
    Json.put(tree, "kind", event.kind().name());
    Json.put(tree, "product", event.product());
    Json.put(tree, "exposure", event.exposure().name());
    Json.put(tree, "affected", event.affected());
    Json.put(tree, "cves", event.cveIds());
    Json.put(tree, "source", event.source().name());
    Json.put(tree, "statement", event.statementUrl());
  }

  /** Alerts of version 0.2 have no details of the event. */
  private static Event event(JsonNode tree) {
    return tree.isObject()
        ? new Event(
            Event.Kind.valueOf(Json.text(tree, "kind")),
            Json.textOrNull(tree, "product"),
            Event.Exposure.valueOf(Json.text(tree, "exposure")),
            Json.textOrNull(tree, "affected"),
            Json.textList(tree, "cves"),
            Event.Source.valueOf(Json.text(tree, "source")),
            Json.textOrNull(tree, "statement"))
        : Event.BREACH;
  }
}
