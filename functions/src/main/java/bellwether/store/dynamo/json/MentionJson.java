package bellwether.store.dynamo.json;

import bellwether.domain.vendor.Mention;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes and reads a {@link Mention} as JSON. */
public final class MentionJson {
  private MentionJson() {}

  public static String write(Mention mention) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "customer", mention.customer());
    Json.put(tree, "vendor", mention.vendor());
    Json.put(tree, "advisory", mention.advisoryId());
    Json.put(tree, "title", mention.title());
    Json.put(tree, "url", mention.url());
    Json.put(tree, "feed", mention.feed());
    Json.put(tree, "possible", mention.possible());
    Json.put(tree, "seenAt", mention.seenAt());
    if (!mention.reason().isEmpty()) {
      Json.put(tree, "reason", mention.reason());
    }
    return Json.toJson(tree);
  }

  public static Mention read(String json) {
    JsonNode tree = Json.parse(json);
    return new Mention(
        Json.text(tree, "customer"),
        Json.text(tree, "vendor"),
        Json.text(tree, "advisory"),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "url"),
        Json.text(tree, "feed"),
        tree.path("possible").asBoolean(false),
        Json.instant(tree, "seenAt"),
        tree.path("reason").asText(""));
  }
}
