package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.notice.Delivery;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A {@link Delivery} without its version as JSON, and back. */
public final class DeliveryJson {
  private DeliveryJson() {}

  public static String write(Delivery delivery) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "id", delivery.id());
    put(tree, "parent", delivery.parentId());
    tree.set("notice", NoticeJson.write(delivery.notice()));
    put(tree, "state", delivery.state().name());
    put(tree, "owner", delivery.claimOwner());
    tree.put("attempts", delivery.attemptCount());
    put(tree, "firstTriedAt", delivery.firstTriedAt());
    put(tree, "dueAt", delivery.dueAt());
    put(tree, "channel", delivery.channel());
    put(tree, "ts", delivery.ts());
    put(tree, "reason", delivery.reason());
    put(tree, "createdAt", delivery.createdAt());
    return JsonFields.toJson(tree);
  }

  public static Delivery read(String json, long version) {
    JsonNode tree = JsonFields.parse(json);
    return new Delivery(
        JsonFields.text(tree, "id"),
        JsonFields.textOrNull(tree, "parent"),
        NoticeJson.read(tree.required("notice")),
        Delivery.State.valueOf(JsonFields.text(tree, "state")),
        JsonFields.textOrNull(tree, "owner"),
        tree.required("attempts").intValue(),
        JsonFields.instantOrNull(tree, "firstTriedAt"),
        JsonFields.instantOrNull(tree, "dueAt"),
        JsonFields.textOrNull(tree, "channel"),
        JsonFields.textOrNull(tree, "ts"),
        JsonFields.textOrNull(tree, "reason"),
        JsonFields.instant(tree, "createdAt"),
        version);
  }
}
