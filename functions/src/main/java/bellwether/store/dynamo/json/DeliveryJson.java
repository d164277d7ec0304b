package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.Json.put;

import bellwether.domain.Delivery;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A {@link Delivery} without its version as JSON, and back. */
public final class DeliveryJson {
  private DeliveryJson() {}

  public static String write(Delivery delivery) {
    ObjectNode tree = Json.object();
    put(tree, "id", delivery.id());
    put(tree, "parent", delivery.parent());
    tree.set("notice", NoticeJson.write(delivery.notice()));
    put(tree, "state", delivery.state().name());
    put(tree, "owner", delivery.owner());
    tree.put("attempts", delivery.attempts());
    put(tree, "firstTriedAt", delivery.firstTriedAt());
    put(tree, "dueAt", delivery.dueAt());
    put(tree, "channel", delivery.channel());
    put(tree, "ts", delivery.ts());
    put(tree, "reason", delivery.reason());
    put(tree, "createdAt", delivery.createdAt());
    return Json.write(tree);
  }

  public static Delivery read(String json, long version) {
    JsonNode tree = Json.read(json);
    return new Delivery(
        Json.text(tree, "id"),
        Json.textOrNull(tree, "parent"),
        NoticeJson.read(tree.required("notice")),
        Delivery.State.valueOf(Json.text(tree, "state")),
        Json.textOrNull(tree, "owner"),
        tree.required("attempts").intValue(),
        Json.instantOrNull(tree, "firstTriedAt"),
        Json.instantOrNull(tree, "dueAt"),
        Json.textOrNull(tree, "channel"),
        Json.textOrNull(tree, "ts"),
        Json.textOrNull(tree, "reason"),
        Json.instant(tree, "createdAt"),
        version);
  }
}
