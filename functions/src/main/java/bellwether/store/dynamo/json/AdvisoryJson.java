package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.Json.put;

import bellwether.domain.Advisory;
import bellwether.domain.Editions;
import bellwether.domain.Editions.Edition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An {@link Advisory} as JSON and back. */
public final class AdvisoryJson {
  private AdvisoryJson() {}

  public static String write(Advisory advisory) {
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
    if (!advisory.editions().equals(Editions.NONE)) {
      tree.set("editions", editions(advisory.editions()));
    }
  }

  private static ObjectNode editions(Editions editions) {
    ObjectNode tree = Json.object();
    editions.prints().forEach(tree.putArray("prints")::add);
    if (editions.before() != null) {
      ObjectNode before = tree.putObject("before");
      put(before, "title", editions.before().title());
      put(before, "text", editions.before().text());
      StatedJson.write(editions.before().stated(), before.putObject("stated"));
    }
    put(tree, "readAt", editions.readAt());
    if (editions.another()) {
      tree.put("another", true);
    }
    return tree;
  }

  private static Editions editions(JsonNode tree) {
    if (tree.isMissingNode()) {
      return Editions.NONE;
    }
    List<Long> prints = new ArrayList<>();
    tree.required("prints").forEach(print -> prints.add(print.longValue()));
    JsonNode before = tree.path("before");
    return new Editions(
        prints,
        before.isMissingNode()
            ? null
            : new Edition(
                Json.text(before, "title"),
                Json.text(before, "text"),
                StatedJson.read(before.required("stated"))),
        Json.instantOrNull(tree, "readAt"),
        tree.path("another").booleanValue());
  }

  public static Advisory read(String json) {
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
        tree.path("silent").booleanValue(),
        editions(tree.path("editions")));
  }

  private static List<String> textsIfAny(JsonNode tree, String field) {
    return tree.has(field) ? Json.texts(tree, field) : List.of();
  }
}
