package bellwether.store;

import static bellwether.store.Json.put;

import bellwether.domain.Advisory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** An {@link Advisory} as JSON and back. */
final class AdvisoryJson {
  private AdvisoryJson() {}

  static String write(Advisory advisory) {
    ObjectNode tree = Json.object();
    put(tree, "id", advisory.id());
    put(tree, "feed", advisory.feed());
    put(tree, "title", advisory.title());
    put(tree, "url", advisory.url());
    put(tree, "text", advisory.text());
    put(tree, "published", advisory.published());
    ObjectNode stated = Json.object();
    StatedJson.write(advisory.stated(), stated);
    tree.set("stated", stated);
    put(tree, "seenAt", advisory.seenAt());
    later(tree, advisory);
    return Json.write(tree);
  }

  /** What few advisories have is written for those alone. */
  private static void later(ObjectNode tree, Advisory advisory) {
    if (!advisory.audience().isEmpty()) {
      put(tree, "audience", advisory.audience().stream().sorted().toList());
    }
    if (advisory.revision() != 0) {
      tree.put("revision", advisory.revision());
    }
    if (!advisory.changes().isEmpty()) {
      put(tree, "changes", advisory.changes());
    }
    if (advisory.silent()) {
      tree.put("silent", true);
    }
  }

  static Advisory read(String json) {
    JsonNode tree = Json.read(json);
    return new Advisory(
        Json.text(tree, "id"),
        Json.text(tree, "feed"),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "url"),
        Json.text(tree, "text"),
        Json.timeOrNull(tree, "published"),
        StatedJson.read(tree.required("stated")),
        Json.instant(tree, "seenAt"),
        Set.copyOf(textsIfAny(tree, "audience")),
        tree.path("revision").intValue(),
        textsIfAny(tree, "changes"),
        tree.path("silent").booleanValue());
  }

  private static List<String> textsIfAny(JsonNode tree, String field) {
    return tree.has(field) ? Json.texts(tree, field) : List.of();
  }
}
