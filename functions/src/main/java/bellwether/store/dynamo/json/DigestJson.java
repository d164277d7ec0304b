package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Digest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Digests as JSON. */
final class DigestJson {
  private DigestJson() {}

  static ObjectNode write(Digest digest) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "type", "digest");
    put(tree, "customer", digest.customer());
    put(tree, "day", digest.day());
    tree.put("days", digest.dayCount());
    tree.put("vendors", digest.vendorCount());
    tree.put("feeds", digest.coverage().totalFeeds());
    tree.put("fresh", digest.coverage().readFeeds());
    tree.put("items", digest.coverage().newItems());
    tree.put("alerts", digest.alertCounts().posted());
    tree.put("undelivered", digest.alertCounts().undelivered());
    tree.put("kept", digest.alertCounts().belowMinimum());
    put(tree, "failing", digest.failingFeeds());
    ArrayNode gravest = tree.putArray("gravest");
    digest.topAlerts().forEach(told -> write(told, gravest.addObject()));
    ArrayNode mentioned = tree.putArray("mentioned");
    for (Digest.MentionEntry line : digest.mentions().vendors()) {
      ObjectNode one = mentioned.addObject();
      put(one, "vendor", line.vendor());
      one.put("reports", line.reportCount());
      put(one, "title", line.title());
      put(one, "url", line.url());
    }
    tree.put("moreMentioned", digest.mentions().moreCount());
    return tree;
  }

  /** Digests of before coverage was told name the feeds that were read, and no others. */
  static Digest read(JsonNode tree) {
    int feeds = tree.required("feeds").intValue();
    JsonNode items = tree.path("items");
    return new Digest(
        JsonFields.text(tree, "customer"),
        LocalDate.parse(JsonFields.text(tree, "day")),
        tree.path("days").asInt(1),
        tree.required("vendors").intValue(),
        new Digest.Coverage(
            tree.path("fresh").asInt(feeds), feeds, items.isNumber() ? items.intValue() : null),
        new Digest.AlertCounts(
            tree.required("alerts").intValue(),
            tree.path("undelivered").asInt(0),
            tree.path("kept").asInt(0)),
        JsonFields.textList(tree, "failing"),
        mostSevere(tree),
        mentions(tree));
  }

  private static void write(Digest.AlertEntry told, ObjectNode tree) {
    put(tree, "vendor", told.vendor());
    put(tree, "role", told.role().name());
    put(tree, "confidence", told.confidence().name());
    put(tree, "level", told.level().name());
    put(tree, "title", told.title());
    put(tree, "url", told.url());
    put(tree, "status", told.status().name());
    put(tree, "assignee", told.assignee());
  }

  /** None in digests of before alerts were named. */
  private static List<Digest.AlertEntry> mostSevere(JsonNode tree) {
    List<Digest.AlertEntry> gravest = new ArrayList<>();
    for (JsonNode one : tree.path("gravest")) {
      gravest.add(
          new Digest.AlertEntry(
              JsonFields.text(one, "vendor"),
              Role.valueOf(JsonFields.text(one, "role")),
              Confidence.valueOf(JsonFields.text(one, "confidence")),
              Severity.Level.valueOf(JsonFields.text(one, "level")),
              JsonFields.text(one, "title"),
              JsonFields.textOrNull(one, "url"),
              Case.Status.valueOf(JsonFields.text(one, "status")),
              JsonFields.textOrNull(one, "assignee")));
    }
    return gravest;
  }

  /** Nobody in digests of before mentions were told. */
  private static Digest.Mentions mentions(JsonNode tree) {
    List<Digest.MentionEntry> lines = new ArrayList<>();
    for (JsonNode one : tree.path("mentioned")) {
      lines.add(
          new Digest.MentionEntry(
              JsonFields.text(one, "vendor"),
              one.required("reports").intValue(),
              JsonFields.text(one, "title"),
              JsonFields.textOrNull(one, "url")));
    }
    return new Digest.Mentions(lines, tree.path("moreMentioned").asInt(0));
  }
}
