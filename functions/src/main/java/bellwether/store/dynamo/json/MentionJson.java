package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.vendor.Mention;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A {@link Mention} as JSON, and back. */
public final class MentionJson {
  private MentionJson() {}

  public static String write(Mention mention) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "customer", mention.customer());
    put(tree, "vendor", mention.vendor());
    put(tree, "advisory", mention.advisoryId());
    put(tree, "title", mention.title());
    put(tree, "url", mention.url());
    put(tree, "feed", mention.feed());
    put(tree, "seenAt", mention.seenAt());
    return JsonFields.toJson(tree);
  }

  public static Mention read(String json) {
    JsonNode tree = JsonFields.parse(json);
    return new Mention(
        JsonFields.text(tree, "customer"),
        JsonFields.text(tree, "vendor"),
        JsonFields.text(tree, "advisory"),
        JsonFields.text(tree, "title"),
        JsonFields.textOrNull(tree, "url"),
        JsonFields.text(tree, "feed"),
        JsonFields.instant(tree, "seenAt"));
  }
}
