package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.Json.put;

import bellwether.domain.Mention;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A {@link Mention} as JSON, and back. */
public final class MentionJson {
  private MentionJson() {}

  public static String write(Mention mention) {
    ObjectNode tree = Json.object();
    put(tree, "customer", mention.customer());
    put(tree, "vendor", mention.vendor());
    put(tree, "advisory", mention.advisory());
    put(tree, "title", mention.title());
    put(tree, "url", mention.url());
    put(tree, "feed", mention.feed());
    put(tree, "seenAt", mention.seenAt());
    return Json.write(tree);
  }

  public static Mention read(String json) {
    JsonNode tree = Json.read(json);
    return new Mention(
        Json.text(tree, "customer"),
        Json.text(tree, "vendor"),
        Json.text(tree, "advisory"),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "url"),
        Json.text(tree, "feed"),
        Json.instant(tree, "seenAt"));
  }
}
