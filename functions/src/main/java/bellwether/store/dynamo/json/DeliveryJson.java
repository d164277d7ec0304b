package bellwether.store.dynamo.json;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.UnconfirmedPost;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

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
    Json.put(tree, "triedAt", delivery.triedAt());
    Json.put(tree, "dueAt", delivery.dueAt());
    Json.put(tree, "channel", delivery.channel());
    Json.put(tree, "ts", delivery.ts());
    Json.put(tree, "messageUrl", delivery.messageUrl());
    tree.put("possibleRepeat", delivery.possibleRepeat());
    UnconfirmedPost post = delivery.unconfirmed();
    if (post != null) {
      ObjectNode unconfirmed = tree.putObject("unconfirmed");
      Json.put(unconfirmed, "sentAt", post.sentAt());
      Json.put(unconfirmed, "unclearAt", post.unclearAt());
      Json.put(unconfirmed, "searchPosition", post.searchPosition());
    }
    Json.put(tree, "outcome", delivery.outcome() == null ? null : delivery.outcome().name());
    Json.put(tree, "reason", delivery.reason());
    Json.put(tree, "createdAt", delivery.createdAt());
    return Json.toJson(tree);
  }

  public static Delivery read(String json, long version) {
    JsonNode tree = Json.parse(json);
    if (!tree.has("possibleRepeat")) {
      upgrade((ObjectNode) tree);
    }
    String outcome = Json.textOrNull(tree, "outcome");
    return new Delivery(
        Json.text(tree, "id"),
        Json.textOrNull(tree, "parent"),
        NoticeJson.read(tree.required("notice")),
        Delivery.State.valueOf(Json.text(tree, "state")),
        Json.textOrNull(tree, "owner"),
        tree.required("attempts").intValue(),
        Json.instantOrNull(tree, "triedAt"),
        Json.instantOrNull(tree, "dueAt"),
        Json.textOrNull(tree, "channel"),
        Json.textOrNull(tree, "ts"),
        Json.textOrNull(tree, "messageUrl"),
        readUnconfirmed(tree.path("unconfirmed")),
        tree.required("possibleRepeat").booleanValue(),
        outcome == null ? null : Delivery.Outcome.valueOf(outcome),
        Json.textOrNull(tree, "reason"),
        Json.instant(tree, "createdAt"),
        version);
  }

  private static @Nullable UnconfirmedPost readUnconfirmed(JsonNode tree) {
    return tree.isMissingNode()
        ? null
        : new UnconfirmedPost(
            Json.instant(tree, "sentAt"),
            Json.instant(tree, "unclearAt"),
            Json.textOrNull(tree, "searchPosition"));
  }

  /**
   * Upgrades a delivery that was stored before unconfirmed posts were, when a possible repeat was
   * an outcome, and before that a reason.
   */
  private static void upgrade(ObjectNode tree) {
    String outcome = Json.textOrNull(tree, "outcome");
    boolean possibleRepeat =
        outcome == null
            ? "possible repeat".equals(Json.textOrNull(tree, "reason"))
            : outcome.equals("POSSIBLE_REPEAT");
    tree.put("possibleRepeat", possibleRepeat);
    if (possibleRepeat) {
      tree.remove("outcome");
    }
    String triedAt = Json.textOrNull(tree, "firstTriedAt");
    Json.put(tree, "triedAt", triedAt);
    String dueAt = Json.textOrNull(tree, "dueAt");
    if (dueAt != null && (possibleRepeat || Json.text(tree, "state").equals("UNKNOWN"))) {
      ObjectNode unconfirmed = tree.putObject("unconfirmed");
      Json.put(unconfirmed, "sentAt", triedAt == null ? Json.text(tree, "createdAt") : triedAt);
      Json.put(unconfirmed, "unclearAt", dueAt);
    }
  }
}
