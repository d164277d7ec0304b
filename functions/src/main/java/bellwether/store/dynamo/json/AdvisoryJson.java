package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory;
import bellwether.domain.advisory.EditHistory.Snapshot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An {@link Advisory} as JSON and back. */
public final class AdvisoryJson {
  private AdvisoryJson() {}

  public static String write(Advisory advisory) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "id", advisory.id());
    put(tree, "feed", advisory.feed());
    put(tree, "title", advisory.title());
    put(tree, "url", advisory.url());
    put(tree, "text", advisory.text());
    put(tree, "published", advisory.published());
    ObjectNode stated = JsonFields.newObject();
    StatedJson.write(advisory.statedFacts(), stated);
    tree.set("stated", stated);
    put(tree, "seenAt", advisory.seenAt());
    writeOptionalFields(tree, advisory);
    return JsonFields.toJson(tree);
  }

  /** What few advisories have is written for those alone. */
  private static void writeOptionalFields(ObjectNode tree, Advisory advisory) {
    if (!advisory.audience().isEmpty()) {
      put(tree, "audience", advisory.audience().stream().sorted().toList());
    }
    if (advisory.revision() != 0) {
      tree.put("revision", advisory.revision());
    }
    if (!advisory.changes().isEmpty()) {
      put(tree, "changes", advisory.changes());
    }
    if (advisory.firstRead()) {
      tree.put("silent", true);
    }
    if (!advisory.editHistory().equals(EditHistory.NONE)) {
      tree.set("editions", editions(advisory.editHistory()));
    }
  }

  private static ObjectNode editions(EditHistory editions) {
    ObjectNode tree = JsonFields.newObject();
    editions.fingerprints().forEach(tree.putArray("prints")::add);
    if (editions.previous() != null) {
      ObjectNode before = tree.putObject("before");
      put(before, "title", editions.previous().title());
      put(before, "text", editions.previous().text());
      StatedJson.write(editions.previous().statedFacts(), before.putObject("stated"));
    }
    put(tree, "readAt", editions.editSeenAt());
    if (editions.replacesOtherItem()) {
      tree.put("another", true);
    }
    return tree;
  }

  private static EditHistory editions(JsonNode tree) {
    if (tree.isMissingNode()) {
      return EditHistory.NONE;
    }
    List<Long> prints = new ArrayList<>();
    tree.required("prints").forEach(print -> prints.add(print.longValue()));
    JsonNode before = tree.path("before");
    return new EditHistory(
        prints,
        before.isMissingNode()
            ? null
            : new Snapshot(
                JsonFields.text(before, "title"),
                JsonFields.text(before, "text"),
                StatedJson.read(before.required("stated"))),
        JsonFields.instantOrNull(tree, "readAt"),
        tree.path("another").booleanValue());
  }

  public static Advisory read(String json) {
    JsonNode tree = JsonFields.parse(json);
    return new Advisory(
        JsonFields.text(tree, "id"),
        JsonFields.text(tree, "feed"),
        JsonFields.text(tree, "title"),
        JsonFields.textOrNull(tree, "url"),
        JsonFields.text(tree, "text"),
        JsonFields.dateTimeOrNull(tree, "published"),
        StatedJson.read(tree.required("stated")),
        JsonFields.instant(tree, "seenAt"),
        Set.copyOf(textsOrEmpty(tree, "audience")),
        tree.path("revision").intValue(),
        textsOrEmpty(tree, "changes"),
        tree.path("silent").booleanValue(),
        editions(tree.path("editions")));
  }

  private static List<String> textsOrEmpty(JsonNode tree, String field) {
    return tree.has(field) ? JsonFields.textList(tree, field) : List.of();
  }
}
