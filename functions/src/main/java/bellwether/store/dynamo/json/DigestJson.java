package bellwether.store.dynamo.json;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.LeadTimes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes and reads a {@link Digest} as JSON. */
final class DigestJson {
  private DigestJson() {}

  static ObjectNode write(Digest digest) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "type", "digest");
    Json.put(tree, "customer", digest.customer());
    Json.put(tree, "from", digest.period().from());
    Json.put(tree, "until", digest.period().until());
    Json.put(tree, "zone", digest.period().zone().getId());
    tree.put("vendors", digest.vendorCount());
    tree.put("feeds", digest.coverage().feedCount());
    ArrayNode unread = tree.putArray("unread");
    for (Digest.UnreadFeed feed : digest.coverage().unread()) {
      ObjectNode node = unread.addObject();
      Json.put(node, "feed", feed.feed());
      Json.put(node, "since", feed.since());
      Json.put(node, "until", feed.until());
      Json.put(node, "reason", feed.reason());
    }
    tree.put("items", digest.coverage().newItems());
    tree.put("alerts", digest.alertCounts().posted());
    tree.put("undelivered", digest.alertCounts().undelivered());
    tree.put("kept", digest.alertCounts().belowMinimum());
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
    LeadTimes times = digest.leadTimes();
    if (times != null) {
      ObjectNode node = tree.putObject("lead");
      Json.put(node, "from", times.from());
      write(times.all(), node.putObject("all"));
      ArrayNode feeds = node.putArray("feeds");
      times.byFeed().forEach(feed -> write(feed, feeds.addObject()));
    }
    if (!digest.supplierIncidents().incidents().isEmpty()) {
      SupplierJson.write(digest.supplierIncidents(), tree.putObject("suppliers"));
    }
    return tree;
  }

  private static void write(LeadTimes.FeedLead lead, ObjectNode tree) {
    Json.put(tree, "feed", lead.feed());
    tree.put("alerts", lead.alertCount());
    Json.put(tree, "delay", lead.delay());
    tree.put("dated", lead.datedCount());
    Json.put(tree, "lead", lead.lead());
    tree.put("led", lead.leadCount());
    tree.put("missed", lead.missCount());
  }

  private static LeadTimes.FeedLead feedLead(JsonNode tree) {
    String delay = Json.textOrNull(tree, "delay");
    String lead = Json.textOrNull(tree, "lead");
    return new LeadTimes.FeedLead(
        Json.text(tree, "feed"),
        tree.required("alerts").intValue(),
        delay == null ? null : Duration.parse(delay),
        tree.required("dated").intValue(),
        lead == null ? null : Duration.parse(lead),
        tree.required("led").intValue(),
        tree.required("missed").intValue());
  }

  static Digest read(JsonNode tree) {
    JsonNode items = tree.path("items");
    return new Digest(
        Json.text(tree, "customer"),
        period(tree),
        tree.required("vendors").intValue(),
        new Digest.Coverage(
            tree.required("feeds").intValue(),
            unread(tree),
            items.isNumber() ? items.intValue() : null),
        new Digest.AlertCounts(
            tree.required("alerts").intValue(),
            tree.path("undelivered").asInt(0),
            tree.path("kept").asInt(0)),
        Json.list(tree.path("gravest"), DigestJson::alert),
        new Digest.Mentions(
            Json.list(tree.path("mentioned"), DigestJson::mention),
            tree.path("moreMentioned").asInt(0)),
        leadTimes(tree.path("lead")),
        SupplierJson.readSuppliers(tree.path("suppliers")));
  }

  private static @Nullable LeadTimes leadTimes(JsonNode tree) {
    return tree.isObject()
        ? new LeadTimes(
            Json.instant(tree, "from"),
            feedLead(tree.required("all")),
            Json.list(tree.required("feeds"), DigestJson::feedLead))
        : null;
  }

  /** Digests of version 0.2 have the day on which they were due, and a number of days. */
  private static Digest.Period period(JsonNode tree) {
    if (tree.has("from")) {
      return new Digest.Period(
          Json.instant(tree, "from"),
          Json.instant(tree, "until"),
          ZoneId.of(Json.text(tree, "zone")));
    }
    LocalDate day = LocalDate.parse(Json.text(tree, "day"));
    return new Digest.Period(
        day.minusDays(tree.path("days").asInt(1)).atStartOfDay(ZoneOffset.UTC).toInstant(),
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        ZoneOffset.UTC);
  }

  /** Digests of version 0.2 have lines of text for the feeds that failed. */
  private static List<Digest.UnreadFeed> unread(JsonNode tree) {
    return tree.has("unread")
        ? Json.list(
            tree.path("unread"),
            feed ->
                new Digest.UnreadFeed(
                    Json.text(feed, "feed"),
                    Json.instantOrNull(feed, "since"),
                    Json.instantOrNull(feed, "until"),
                    Json.textOrNull(feed, "reason")))
        : Json.textList(tree, "failing").stream()
            .map(failing -> new Digest.UnreadFeed(failing, null, null, null))
            .toList();
  }

  private static void write(Digest.AlertEntry alert, ObjectNode tree) {
    Json.put(tree, "vendor", alert.vendor());
    Json.put(tree, "role", alert.role().name());
    Json.put(tree, "kind", alert.kind().name());
    Json.put(tree, "product", alert.product());
    Json.put(tree, "confidence", alert.confidence().name());
    Json.put(tree, "level", alert.level().name());
    Json.put(tree, "title", alert.title());
    Json.put(tree, "url", alert.url());
    Json.put(tree, "messageUrl", alert.messageUrl());
    Json.put(tree, "status", alert.status().name());
    Json.put(tree, "assignee", alert.assignee());
  }

  private static Digest.AlertEntry alert(JsonNode tree) {
    return new Digest.AlertEntry(
        Json.text(tree, "vendor"),
        Role.valueOf(Json.text(tree, "role")),
        tree.has("kind") ? Event.Kind.valueOf(Json.text(tree, "kind")) : Event.Kind.BREACH,
        Json.textOrNull(tree, "product"),
        Confidence.valueOf(Json.text(tree, "confidence")),
        Severity.Level.valueOf(Json.text(tree, "level")),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "url"),
        Json.textOrNull(tree, "messageUrl"),
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
