package bellwether.store.dynamo.json;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes and reads a {@link Notice} as JSON. Its field {@code type} names the kind of notice. */
final class NoticeJson {
  private NoticeJson() {}

  static ObjectNode write(Notice notice) {
    return switch (notice) {
      case Alert alert -> write(alert);
      case OutageNotice outage -> OutageJson.write(outage);
      case Digest digest -> DigestJson.write(digest);
      case AlertSummary summary -> write(summary);
      case FeedHealth health -> write(health);
      case MessageUpdate(String customer, String message) -> {
        ObjectNode tree = Json.newObject();
        Json.put(tree, "type", "refresh");
        Json.put(tree, "customer", customer);
        Json.put(tree, "message", message);
        yield tree;
      }
      case Reminder reminder -> write(reminder);
    };
  }

  static Notice read(JsonNode tree) {
    return switch (Json.text(tree, "type")) {
      case "alert" -> alert(tree);
      case "blockage" -> OutageJson.read(tree);
      case "digest" -> DigestJson.read(tree);
      case "summary" -> summary(tree);
      case "feedHealth" -> feedHealth(tree);
      case "refresh" -> new MessageUpdate(Json.text(tree, "customer"), Json.text(tree, "message"));
      case "reminder" -> reminder(tree);
      default ->
          throw new StoreException("a delivery has a type of notice that this version cannot read");
    };
  }

  private static ObjectNode write(Alert alert) {
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
    return tree;
  }

  private static Alert alert(JsonNode tree) {
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
        tree.has("changes") ? Json.textList(tree, "changes") : List.of());
  }

  /** Alerts stored before severity existed default to {@link Severity.Level#MEDIUM}. */
  private static Severity severity(JsonNode tree) {
    String level = Json.textOrNull(tree, "severity");
    return level == null
        ? new Severity(Severity.Level.MEDIUM, List.of())
        : new Severity(Severity.Level.valueOf(level), Json.textList(tree, "because"));
  }

  private static ObjectNode write(AlertSummary summary) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "type", "summary");
    Json.put(tree, "customer", summary.customer());
    Json.put(tree, "occasion", summary.reason());
    ArrayNode lines = tree.putArray("alerts");
    for (AlertSummary.Entry line : summary.alerts()) {
      ObjectNode node = lines.addObject();
      Json.put(node, "delivery", line.deliveryId());
      Json.put(node, "vendor", line.vendor());
      Json.put(node, "role", line.role().name());
      Json.put(node, "confidence", line.confidence());
      Json.put(node, "severity", line.level());
      Json.put(node, "title", line.title());
      Json.put(node, "url", line.url());
      Json.put(node, "published", line.published());
    }
    tree.put("more", summary.moreCount());
    tree.put("older", summary.olderCount());
    return tree;
  }

  private static AlertSummary summary(JsonNode tree) {
    return new AlertSummary(
        Json.text(tree, "customer"),
        Json.text(tree, "occasion"),
        Json.list(tree.required("alerts"), NoticeJson::summaryLine),
        tree.required("more").intValue(),
        tree.path("older").intValue());
  }

  private static AlertSummary.Entry summaryLine(JsonNode tree) {
    String confidence = Json.textOrNull(tree, "confidence");
    String level = Json.textOrNull(tree, "severity");
    return new AlertSummary.Entry(
        Json.textOrNull(tree, "delivery"),
        Json.text(tree, "vendor"),
        Role.valueOf(Json.text(tree, "role")),
        confidence == null ? null : Confidence.valueOf(confidence),
        level == null ? null : Severity.Level.valueOf(level),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "url"),
        Json.dateTimeOrNull(tree, "published"));
  }

  private static ObjectNode write(Reminder reminder) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "type", "reminder");
    Json.put(tree, "customer", reminder.customer());
    Json.put(tree, "message", reminder.messageId());
    Json.put(tree, "vendor", reminder.vendor());
    Json.put(tree, "user", reminder.userId());
    Json.put(tree, "until", reminder.until());
    return tree;
  }

  private static Reminder reminder(JsonNode tree) {
    return new Reminder(
        Json.text(tree, "customer"),
        Json.text(tree, "message"),
        Json.text(tree, "vendor"),
        Json.text(tree, "user"),
        Json.instant(tree, "until"));
  }

  private static ObjectNode write(FeedHealth health) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "type", "feedHealth");
    Json.put(tree, "customer", health.customer());
    ArrayNode reports = tree.putArray("reports");
    for (FeedHealth.FeedStatus report : health.feeds()) {
      ObjectNode node = reports.addObject();
      Json.put(node, "feed", report.feed());
      FeedStateJson.write(report.problem(), node);
      Json.put(node, "recoveredAt", report.recoveredAt());
    }
    return tree;
  }

  private static FeedHealth feedHealth(JsonNode tree) {
    String customer = Json.textOrNull(tree, "customer");
    return new FeedHealth(
        customer == null ? FeedHealth.OPERATORS : customer,
        Json.list(tree.required("reports"), NoticeJson::feedReport));
  }

  private static FeedHealth.FeedStatus feedReport(JsonNode tree) {
    return new FeedHealth.FeedStatus(
        Json.text(tree, "feed"),
        FeedStateJson.problem(tree),
        Json.instantOrNull(tree, "recoveredAt"));
  }
}
