package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.feed.FeedProblem;
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
import java.util.ArrayList;
import java.util.List;

/** A {@link Notice} as JSON and back; {@code type} tells which one it is. */
final class NoticeJson {
  private NoticeJson() {}

  static ObjectNode write(Notice notice) {
    return switch (notice) {
      case Alert alert -> write(alert);
      case OutageNotice blockage -> OutageJson.write(blockage);
      case Digest digest -> DigestJson.write(digest);
      case AlertSummary summary -> write(summary);
      case FeedHealth health -> write(health);
      case MessageUpdate(String customer, String message) -> {
        ObjectNode tree = JsonFields.newObject();
        put(tree, "type", "refresh");
        put(tree, "customer", customer);
        put(tree, "message", message);
        yield tree;
      }
      case Reminder reminder -> write(reminder);
    };
  }

  static Notice read(JsonNode tree) {
    return switch (JsonFields.text(tree, "type")) {
      case "alert" -> alert(tree);
      case "blockage" -> OutageJson.read(tree);
      case "digest" -> DigestJson.read(tree);
      case "summary" -> summary(tree);
      case "feedHealth" -> feedHealth(tree);
      case "refresh" ->
          new MessageUpdate(JsonFields.text(tree, "customer"), JsonFields.text(tree, "message"));
      case "reminder" -> reminder(tree);
      default ->
          throw new StoreException("a delivery's notice is of a type that this version can't read");
    };
  }

  private static ObjectNode write(Alert alert) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "type", "alert");
    put(tree, "customer", alert.customer());
    put(tree, "vendor", alert.vendor());
    put(tree, "incident", alert.incidentId());
    put(tree, "kind", alert.kind().name());
    put(tree, "role", alert.role().name());
    put(tree, "confidence", alert.confidence().name());
    put(tree, "severity", alert.severity().level().name());
    put(tree, "because", alert.severity().reasons());
    put(tree, "tier", alert.tier());
    put(tree, "owner", alert.owner());
    put(tree, "taken", alert.exposedData());
    put(tree, "matched", alert.matchedText());
    put(tree, "sentence", alert.sentence());
    put(tree, "rules", alert.rules());
    put(tree, "advisory", alert.advisoryId());
    put(tree, "title", alert.title());
    put(tree, "url", alert.url());
    put(tree, "feed", alert.feed());
    put(tree, "published", alert.published());
    put(tree, "seenAt", alert.seenAt());
    put(tree, "sameEvent", alert.relatedVendors());
    if (!alert.changes().isEmpty()) {
      put(tree, "changes", alert.changes());
    }
    return tree;
  }

  private static Alert alert(JsonNode tree) {
    return new Alert(
        JsonFields.text(tree, "customer"),
        JsonFields.text(tree, "vendor"),
        JsonFields.text(tree, "incident"),
        ReportKind.valueOf(JsonFields.text(tree, "kind")),
        Role.valueOf(JsonFields.text(tree, "role")),
        Confidence.valueOf(JsonFields.text(tree, "confidence")),
        severity(tree),
        JsonFields.textOrNull(tree, "tier"),
        JsonFields.textOrNull(tree, "owner"),
        JsonFields.textList(tree, "taken"),
        JsonFields.text(tree, "matched"),
        JsonFields.text(tree, "sentence"),
        JsonFields.textList(tree, "rules"),
        JsonFields.text(tree, "advisory"),
        JsonFields.text(tree, "title"),
        JsonFields.textOrNull(tree, "url"),
        JsonFields.text(tree, "feed"),
        JsonFields.dateTimeOrNull(tree, "published"),
        JsonFields.instant(tree, "seenAt"),
        JsonFields.textList(tree, "sameEvent"),
        tree.has("changes") ? JsonFields.textList(tree, "changes") : List.of());
  }

  /** Alerts of before severities were told are as urgent as most. */
  private static Severity severity(JsonNode tree) {
    String level = JsonFields.textOrNull(tree, "severity");
    return level == null
        ? new Severity(Severity.Level.MEDIUM, List.of())
        : new Severity(Severity.Level.valueOf(level), JsonFields.textList(tree, "because"));
  }

  private static ObjectNode write(AlertSummary summary) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "type", "summary");
    put(tree, "customer", summary.customer());
    put(tree, "occasion", summary.reason());
    ArrayNode lines = tree.putArray("alerts");
    for (AlertSummary.Entry line : summary.alerts()) {
      ObjectNode one = lines.addObject();
      put(one, "vendor", line.vendor());
      put(one, "role", line.role().name());
      put(one, "title", line.title());
      put(one, "url", line.url());
      put(one, "published", line.published());
    }
    tree.put("more", summary.moreCount());
    return tree;
  }

  private static AlertSummary summary(JsonNode tree) {
    List<AlertSummary.Entry> lines = new ArrayList<>();
    for (JsonNode one : tree.required("alerts")) {
      lines.add(
          new AlertSummary.Entry(
              JsonFields.text(one, "vendor"),
              Role.valueOf(JsonFields.text(one, "role")),
              JsonFields.text(one, "title"),
              JsonFields.textOrNull(one, "url"),
              JsonFields.dateTimeOrNull(one, "published")));
    }
    return new AlertSummary(
        JsonFields.text(tree, "customer"),
        JsonFields.text(tree, "occasion"),
        lines,
        tree.required("more").intValue());
  }

  private static ObjectNode write(Reminder reminder) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "type", "reminder");
    put(tree, "customer", reminder.customer());
    put(tree, "message", reminder.messageId());
    put(tree, "vendor", reminder.vendor());
    put(tree, "user", reminder.userId());
    put(tree, "until", reminder.until());
    return tree;
  }

  private static Reminder reminder(JsonNode tree) {
    return new Reminder(
        JsonFields.text(tree, "customer"),
        JsonFields.text(tree, "message"),
        JsonFields.text(tree, "vendor"),
        JsonFields.text(tree, "user"),
        JsonFields.instant(tree, "until"));
  }

  private static ObjectNode write(FeedHealth health) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "type", "feedHealth");
    put(tree, "customer", health.customer());
    ArrayNode reports = tree.putArray("reports");
    for (FeedHealth.FeedStatus report : health.feeds()) {
      ObjectNode one = reports.addObject();
      put(one, "feed", report.feed());
      put(one, "kind", report.problem().kind().name());
      put(one, "since", report.problem().since());
      put(one, "reason", report.problem().reason());
      put(one, "recoveredAt", report.recoveredAt());
    }
    return tree;
  }

  private static FeedHealth feedHealth(JsonNode tree) {
    List<FeedHealth.FeedStatus> reports = new ArrayList<>();
    for (JsonNode one : tree.required("reports")) {
      FeedProblem trouble =
          new FeedProblem(
              FeedProblem.Kind.valueOf(JsonFields.text(one, "kind")),
              JsonFields.instant(one, "since"),
              JsonFields.text(one, "reason"));
      reports.add(
          new FeedHealth.FeedStatus(
              JsonFields.text(one, "feed"), trouble, JsonFields.instantOrNull(one, "recoveredAt")));
    }
    String customer = JsonFields.textOrNull(tree, "customer");
    return new FeedHealth(customer == null ? FeedHealth.OPERATORS : customer, reports);
  }
}
