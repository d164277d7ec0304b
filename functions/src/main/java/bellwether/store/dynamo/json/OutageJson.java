package bellwether.store.dynamo.json;

import bellwether.domain.notice.OutageNotice;
import bellwether.domain.workspace.Outages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes and reads an {@link OutageNotice}, and {@link Outages} without a version, as JSON. */
public final class OutageJson {
  private OutageJson() {}

  static ObjectNode write(OutageNotice notice) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "type", "blockage");
    Json.put(tree, "installPage", notice.installUrl());
    ArrayNode lines = tree.putArray("lines");
    for (OutageNotice.WorkspaceStatus line : notice.workspaces()) {
      ObjectNode node = lines.addObject();
      Json.put(node, "team", line.team());
      Json.put(node, "since", line.since());
      Json.put(node, "reason", line.reason());
      node.put("waiting", line.pendingAlerts());
      Json.put(node, "overAt", line.endedAt());
    }
    return tree;
  }

  static OutageNotice read(JsonNode tree) {
    return new OutageNotice(
        Json.list(tree.required("lines"), OutageJson::line), Json.textOrNull(tree, "installPage"));
  }

  private static OutageNotice.WorkspaceStatus line(JsonNode tree) {
    return new OutageNotice.WorkspaceStatus(
        Json.text(tree, "team"),
        Json.instant(tree, "since"),
        Json.text(tree, "reason"),
        tree.required("waiting").intValue(),
        Json.instantOrNull(tree, "overAt"));
  }

  public static String write(Outages outages) {
    ObjectNode tree = Json.newObject();
    ArrayNode array = tree.putArray("spells");
    for (Outages.Outage outage : outages.outages()) {
      ObjectNode node = array.addObject();
      Json.put(node, "customer", outage.customer());
      Json.put(node, "since", outage.since());
      Json.put(node, "reason", outage.reason());
      Json.put(node, "notice", outage.noticeId());
      Json.put(node, "overAt", outage.endedAt());
    }
    return Json.toJson(tree);
  }

  public static Outages readOutages(String json, long version) {
    return new Outages(Json.list(Json.parse(json).required("spells"), OutageJson::outage), version);
  }

  private static Outages.Outage outage(JsonNode tree) {
    return new Outages.Outage(
        Json.text(tree, "customer"),
        Json.instant(tree, "since"),
        Json.text(tree, "reason"),
        Json.textOrNull(tree, "notice"),
        Json.instantOrNull(tree, "overAt"));
  }
}
