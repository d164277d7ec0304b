package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Outages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A {@link OutageNotice}, and {@link Outages} without its version, as JSON and back. */
public final class OutageJson {
  private OutageJson() {}

  static ObjectNode write(OutageNotice blockage) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "type", "blockage");
    put(tree, "installPage", blockage.installUrl());
    ArrayNode lines = tree.putArray("lines");
    for (OutageNotice.WorkspaceStatus line : blockage.workspaces()) {
      ObjectNode one = lines.addObject();
      put(one, "team", line.team());
      put(one, "since", line.since());
      put(one, "reason", line.reason());
      one.put("waiting", line.pendingAlerts());
      put(one, "overAt", line.endedAt());
    }
    return tree;
  }

  static OutageNotice read(JsonNode tree) {
    List<OutageNotice.WorkspaceStatus> lines = new ArrayList<>();
    for (JsonNode one : tree.required("lines")) {
      lines.add(
          new OutageNotice.WorkspaceStatus(
              JsonFields.text(one, "team"),
              JsonFields.instant(one, "since"),
              JsonFields.text(one, "reason"),
              one.required("waiting").intValue(),
              JsonFields.instantOrNull(one, "overAt")));
    }
    return new OutageNotice(lines, JsonFields.textOrNull(tree, "installPage"));
  }

  public static String write(Outages blocked) {
    ObjectNode tree = JsonFields.newObject();
    ArrayNode spells = tree.putArray("spells");
    for (Outages.Outage spell : blocked.outages()) {
      ObjectNode one = spells.addObject();
      put(one, "customer", spell.customer());
      put(one, "since", spell.since());
      put(one, "reason", spell.reason());
      put(one, "notice", spell.noticeId());
      put(one, "overAt", spell.endedAt());
    }
    return JsonFields.toJson(tree);
  }

  public static Outages readOutages(String json, long version) {
    List<Outages.Outage> spells = new ArrayList<>();
    for (JsonNode one : JsonFields.parse(json).required("spells")) {
      spells.add(
          new Outages.Outage(
              JsonFields.text(one, "customer"),
              JsonFields.instant(one, "since"),
              JsonFields.text(one, "reason"),
              JsonFields.textOrNull(one, "notice"),
              JsonFields.instantOrNull(one, "overAt")));
    }
    return new Outages(spells, version);
  }
}
