package bellwether.store.dynamo.json;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** Writes and reads a {@link Notice} as JSON. Its field {@code type} names the kind of notice. */
final class NoticeJson {
  private NoticeJson() {}

  static ObjectNode write(Notice notice) {
    return switch (notice) {
      case Alert alert -> AlertJson.write(alert);
      case OutageNotice outage -> OutageJson.write(outage);
      case DestinationNotice destination -> DestinationJson.write(destination);
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
      case ClockReminder reminder -> write(reminder);
      case SupplierNotice supplier -> SupplierJson.write(supplier);
    };
  }

  static Notice read(JsonNode tree) {
    return switch (Json.text(tree, "type")) {
      case "alert" -> AlertJson.read(tree);
      case "blockage" -> OutageJson.read(tree);
      case "destination" -> DestinationJson.readNotice(tree);
      case "digest" -> DigestJson.read(tree);
      case "summary" -> summary(tree);
      case "feedHealth" -> feedHealth(tree);
      case "refresh" -> new MessageUpdate(Json.text(tree, "customer"), Json.text(tree, "message"));
      case "reminder" -> reminder(tree);
      case "clockReminder" -> clockReminder(tree);
      case "supplier" -> SupplierJson.readNotice(tree);
      default ->
          throw new StoreException("a delivery has a type of notice that this version cannot read");
    };
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
      Json.put(node, "kind", line.kind().name());
      Json.put(node, "product", line.product());
      Json.put(node, "confidence", line.confidence());
      Json.put(node, "severity", line.level());
      Json.put(node, "title", line.title());
      Json.put(node, "url", line.url());
      Json.put(node, "published", line.published());
    }
    tree.put("more", summary.moreCount());
    tree.put("older", summary.olderCount());
    Json.put(tree, "covered", summary.coveredIds());
    return tree;
  }

  private static AlertSummary summary(JsonNode tree) {
    return new AlertSummary(
        Json.text(tree, "customer"),
        Json.text(tree, "occasion"),
        Json.list(tree.required("alerts"), NoticeJson::summaryLine),
        tree.required("more").intValue(),
        tree.path("older").intValue(),
        tree.has("covered") ? Json.textList(tree, "covered") : List.of());
  }

  private static AlertSummary.Entry summaryLine(JsonNode tree) {
    String confidence = Json.textOrNull(tree, "confidence");
    String level = Json.textOrNull(tree, "severity");
    return new AlertSummary.Entry(
        Json.textOrNull(tree, "delivery"),
        Json.text(tree, "vendor"),
        Role.valueOf(Json.text(tree, "role")),
        tree.has("kind") ? Event.Kind.valueOf(Json.text(tree, "kind")) : Event.Kind.BREACH,
        Json.textOrNull(tree, "product"),
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
    Json.put(tree, "followUp", reminder.followUp() == null ? null : reminder.followUp().toString());
    return tree;
  }

  private static Reminder reminder(JsonNode tree) {
    String followUp = Json.textOrNull(tree, "followUp");
    return new Reminder(
        Json.text(tree, "customer"),
        Json.text(tree, "message"),
        Json.text(tree, "vendor"),
        Json.text(tree, "user"),
        Json.instant(tree, "until"),
        followUp == null ? null : LocalDate.parse(followUp));
  }

  private static ObjectNode write(ClockReminder reminder) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "type", "clockReminder");
    Json.put(tree, "customer", reminder.customer());
    Json.put(tree, "message", reminder.messageId());
    Json.put(tree, "vendor", reminder.vendor());
    Json.put(tree, "clock", reminder.clockId());
    Json.put(tree, "deadline", reminder.deadlineId());
    Json.put(tree, "regime", reminder.regime());
    Json.put(tree, "task", reminder.task());
    Json.put(tree, "deadlineAt", reminder.dueAt());
    tree.put("provisional", reminder.provisional());
    Json.put(tree, "user", reminder.userId());
    return tree;
  }

  private static ClockReminder clockReminder(JsonNode tree) {
    return new ClockReminder(
        Json.text(tree, "customer"),
        Json.text(tree, "message"),
        Json.text(tree, "vendor"),
        Json.text(tree, "clock"),
        Json.text(tree, "deadline"),
        Json.text(tree, "regime"),
        Json.text(tree, "task"),
        Json.instant(tree, "deadlineAt"),
        tree.required("provisional").booleanValue(),
        Json.textOrNull(tree, "user"));
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
