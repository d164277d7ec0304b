package bellwether.store;

import static bellwether.store.Json.put;

import bellwether.domain.Advisory;
import bellwether.domain.Editions;
import bellwether.domain.Editions.Edition;
import bellwether.domain.Exploitation;
import bellwether.domain.Stated;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
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
    tree.set("stated", stated(advisory.stated()));
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
      before.set("stated", stated(editions.before().stated()));
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
                stated(before.required("stated"))),
        Json.instantOrNull(tree, "readAt"),
        tree.path("another").booleanValue());
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
        stated(tree.required("stated")),
        Json.instant(tree, "seenAt"),
        Set.copyOf(textsIfAny(tree, "audience")),
        tree.path("revision").intValue(),
        textsIfAny(tree, "changes"),
        tree.path("silent").booleanValue(),
        editions(tree.path("editions")));
  }

  private static ObjectNode stated(Stated stated) {
    ObjectNode tree = Json.object();
    put(tree, "victims", stated.victims());
    put(tree, "vendor", stated.vendor());
    put(tree, "product", stated.product());
    tree.put("claim", stated.claim());
    if (stated.records() != null) {
      tree.put("records", stated.records());
    }
    put(tree, "dataClasses", stated.dataClasses());
    if (stated.exploitation() != Exploitation.NOT_STATED) {
      put(tree, "exploitation", stated.exploitation().name());
    }
    if (stated.retracted()) {
      tree.put("retracted", true);
    }
    return tree;
  }

  private static Stated stated(JsonNode tree) {
    return new Stated(
        Json.texts(tree, "victims"),
        Json.textOrNull(tree, "vendor"),
        Json.textOrNull(tree, "product"),
        tree.required("claim").booleanValue(),
        tree.has("records") ? tree.required("records").longValue() : null,
        Json.texts(tree, "dataClasses"),
        Exploitation.valueOf(tree.path("exploitation").asText(Exploitation.NOT_STATED.name())),
        tree.path("retracted").booleanValue());
  }

  private static List<String> textsIfAny(JsonNode tree, String field) {
    return tree.has(field) ? Json.texts(tree, field) : List.of();
  }
}
