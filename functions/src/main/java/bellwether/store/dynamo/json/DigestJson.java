package bellwether.store.dynamo.json;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Digest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** Writes and reads a {@link Digest} as JSON. */
final class DigestJson {
  private DigestJson() {}

  static ObjectNode write(Digest digest) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "type", "digest");
    Json.put(tree, "customer", digest.customer());
    Json.put(tree, "day", digest.day());
    tree.put("days", digest.dayCount());
    tree.put("vendors", digest.vendorCount());
    tree.put("feeds", digest.coverage().totalFeeds());
    tree.put("fresh", digest.coverage().readFeeds());
    tree.put("items", digest.coverage().newItems());
    tree.put("alerts", digest.alertCounts().posted());
    tree.put("undelivered", digest.alertCounts().undelivered());
    tree.put("kept", digest.alertCounts().belowMinimum());
    Json.put(tree, "failing", digest.failingFeeds());
    ArrayNode topAlerts = tree.putArray("gravest");
    digest.topAlerts().forEach(alert -> write(alert, topAlerts.addObject()));
    ArrayNode mentioned = tree.putArray("mentioned");
    for (Digest.MentionEntry line : digest.mentions().vendors()) {
      ObjectNode node = mentioned.addObject();
      Json.put(node, "vendor", line.vendor());
      node.put("possible", line.possible());
      node.put("reports", line.reportCount());
      Json.put(node, "title", line.title());
      Json.put(node, "url", line.url());
    }
    tree.put("moreMentioned", digest.mentions().moreCount());
    return tree;
  }

  /** Early digests have no alerts or mentions, and only the feeds that were read. */
  static Digest read(JsonNode tree) {
    int feeds = tree.required("feeds").intValue();
    JsonNode items = tree.path("items");
    return new Digest(
        Json.text(tree, "customer"),
        LocalDate.parse(Json.text(tree, "day")),
        tree.path("days").asInt(1),
        tree.required("vendors").intValue(),
        new Digest.Coverage(
            tree.path("fresh").asInt(feeds), feeds, items.isNumber() ? items.intValue() : null),
        new Digest.AlertCounts(
            tree.required("alerts").intValue(),
            tree.path("undelivered").asInt(0),
            tree.path("kept").asInt(0)),
        Json.textList(tree, "failing"),
        Json.list(tree.path("gravest"), DigestJson::alert),
        new Digest.Mentions(
            Json.list(tree.path("mentioned"), DigestJson::mention),
            tree.path("moreMentioned").asInt(0)));
  }

  private static void write(Digest.AlertEntry alert, ObjectNode tree) {
    Json.put(tree, "vendor", alert.vendor());
    Json.put(tree, "role", alert.role().name());
    Json.put(tree, "confidence", alert.confidence().name());
    Json.put(tree, "level", alert.level().name());
    Json.put(tree, "title", alert.title());
    Json.put(tree, "url", alert.url());
    Json.put(tree, "status", alert.status().name());
    Json.put(tree, "assignee", alert.assignee());
  }

  private static Digest.AlertEntry alert(JsonNode tree) {
    return new Digest.AlertEntry(
        Json.text(tree, "vendor"),
        Role.valueOf(Json.text(tree, "role")),
        Confidence.valueOf(Json.text(tree, "confidence")),
        Severity.Level.valueOf(Json.text(tree, "level")),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "url"),
        Case.Status.valueOf(Json.text(tree, "status")),
        Json.textOrNull(tree, "assignee"));
  }

  private static Digest.MentionEntry mention(JsonNode tree) {
    return new Digest.MentionEntry(
        Json.text(tree, "vendor"),
        tree.path("possible").asBoolean(false),
        tree.required("reports").intValue(),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "url"));
  }
}
