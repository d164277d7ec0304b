package bellwether.store.dynamo.json;

import bellwether.domain.notice.Delivery;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes and reads a {@link Delivery} without its version as JSON. */
public final class DeliveryJson {
  private DeliveryJson() {}

  public static String write(Delivery delivery) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "id", delivery.id());
    Json.put(tree, "parent", delivery.parentId());
    tree.set("notice", NoticeJson.write(delivery.notice()));
    Json.put(tree, "state", delivery.state().name());
    Json.put(tree, "owner", delivery.claimOwner());
    tree.put("attempts", delivery.attemptCount());
    Json.put(tree, "firstTriedAt", delivery.firstTriedAt());
    Json.put(tree, "dueAt", delivery.dueAt());
    Json.put(tree, "channel", delivery.channel());
    Json.put(tree, "ts", delivery.ts());
    Json.put(tree, "messageUrl", delivery.messageUrl());
    Json.put(tree, "outcome", delivery.outcome() == null ? null : delivery.outcome().name());
    Json.put(tree, "reason", delivery.reason());
    Json.put(tree, "createdAt", delivery.createdAt());
    return Json.toJson(tree);
  }

  public static Delivery read(String json, long version) {
    JsonNode tree = Json.parse(json);
    String outcome = Json.textOrNull(tree, "outcome");
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
        Json.textOrNull(tree, "messageUrl"),
        outcome == null ? null : Delivery.Outcome.valueOf(outcome),
        Json.textOrNull(tree, "reason"),
        Json.instant(tree, "createdAt"),
        version);
  }
}
