package bellwether.store.dynamo.json;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory;
import bellwether.domain.advisory.EditHistory.Snapshot;
import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.advisory.RoleReadings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes and reads an {@link Advisory} as JSON, and its {@link RoleReadings} apart. */
public final class AdvisoryJson {
  private AdvisoryJson() {}

  public static String write(Advisory advisory) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "id", advisory.id());
    Json.put(tree, "feed", advisory.feed());
    Json.put(tree, "title", advisory.title());
    Json.put(tree, "url", advisory.url());
    Json.put(tree, "text", advisory.text());
    Json.put(tree, "published", advisory.published());
    ObjectNode stated = Json.newObject();
    StatedJson.write(advisory.statedFacts(), stated);
    tree.set("stated", stated);
    Json.put(tree, "seenAt", advisory.seenAt());
    writeOptionalFields(tree, advisory);
    return Json.toJson(tree);
  }

  /** Omits what most advisories do not have. */
  private static void writeOptionalFields(ObjectNode tree, Advisory advisory) {
    if (!advisory.audience().isEmpty()) {
      Json.put(tree, "audience", advisory.audience().stream().sorted().toList());
    }
    if (advisory.revision() != 0) {
      tree.put("revision", advisory.revision());
    }
    if (!advisory.changes().isEmpty()) {
      Json.put(tree, "changes", advisory.changes());
    }
    if (advisory.firstRead()) {
      tree.put("silent", true);
    }
    Json.put(tree, "sender", advisory.sender());
    if (!advisory.editHistory().equals(EditHistory.NONE)) {
      tree.set("editions", editions(advisory.editHistory()));
    }
  }

  private static ObjectNode editions(EditHistory editions) {
    ObjectNode tree = Json.newObject();
    editions.fingerprints().forEach(tree.putArray("prints")::add);
    if (editions.previous() != null) {
      ObjectNode before = tree.putObject("before");
      Json.put(before, "title", editions.previous().title());
      Json.put(before, "text", editions.previous().text());
      StatedJson.write(editions.previous().statedFacts(), before.putObject("stated"));
    }
    Json.put(tree, "readAt", editions.editSeenAt());
    if (editions.replacesOtherItem()) {
      tree.put("another", true);
    }
    return tree;
  }

  private static EditHistory editions(JsonNode tree) {
    if (tree.isMissingNode()) {
      return EditHistory.NONE;
    }
    JsonNode before = tree.path("before");
    return new EditHistory(
        Json.list(tree.required("prints"), JsonNode::longValue),
        before.isMissingNode()
            ? null
            : new Snapshot(
                Json.text(before, "title"),
                Json.text(before, "text"),
                StatedJson.read(before.required("stated"))),
        Json.instantOrNull(tree, "readAt"),
        tree.path("another").booleanValue());
  }

  /** The probabilities by key, each an array of four: victim, source, mentioned, denied. */
  public static String writeReadings(RoleReadings readings) {
    ObjectNode tree = Json.newObject();
    readings
        .byKey()
        .forEach((key, read) ->
            tree.putArray(key)
                .add(read.victim())
                .add(read.source())
                .add(read.mentioned())
                .add(read.denied()));
    return Json.toJson(tree);
  }

  public static RoleReadings readReadings(String json) {
    Map<String, RoleProbabilities> byKey = new HashMap<>();
    Json.parse(json)
        .forEachEntry((key, read) ->
            byKey.put(
                key,
                new RoleProbabilities(
                    read.required(0).doubleValue(),
                    read.required(1).doubleValue(),
                    read.required(2).doubleValue(),
                    read.required(3).doubleValue())));
    return new RoleReadings(byKey);
  }

  public static Advisory read(String json) {
    JsonNode tree = Json.parse(json);
    return new Advisory(
        Json.text(tree, "id"),
        Json.text(tree, "feed"),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "url"),
        Json.text(tree, "text"),
        Json.dateTimeOrNull(tree, "published"),
        StatedJson.read(tree.required("stated")),
        Json.instant(tree, "seenAt"),
        Set.copyOf(textsOrEmpty(tree, "audience")),
        tree.path("revision").intValue(),
        textsOrEmpty(tree, "changes"),
        tree.path("silent").booleanValue(),
        editions(tree.path("editions")),
        Json.textOrNull(tree, "sender"),
        RoleReadings.NONE);
  }

  private static List<String> textsOrEmpty(JsonNode tree, String field) {
    return tree.has(field) ? Json.textList(tree, field) : List.of();
  }
}
