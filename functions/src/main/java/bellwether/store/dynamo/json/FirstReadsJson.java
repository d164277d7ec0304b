package bellwether.store.dynamo.json;

import bellwether.domain.feed.FirstReads;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes and reads {@link FirstReads} without a version as JSON. */
public final class FirstReadsJson {
  private FirstReadsJson() {}

  public static String write(FirstReads firstReads) {
    ObjectNode tree = Json.newObject();
    ArrayNode polls = tree.putArray("polls");
    for (FirstReads.Poll poll : firstReads.polls()) {
      ObjectNode node = polls.addObject();
      Json.put(node, "startedAt", poll.startedAt());
      Json.put(node, "endedAt", poll.endedAt());
      ArrayNode reads = node.putArray("reads");
      for (FirstReads.FeedRead read : poll.reads()) {
        ObjectNode line = reads.addObject();
        Json.put(line, "feed", read.feed());
        line.put("items", read.itemCount());
        Json.put(line, "audience", read.audience());
      }
    }
    return Json.toJson(tree);
  }

  public static FirstReads read(String json, long version) {
    return new FirstReads(
        Json.list(Json.parse(json).required("polls"), FirstReadsJson::poll), version);
  }

  private static FirstReads.Poll poll(JsonNode tree) {
    return new FirstReads.Poll(
        Json.instant(tree, "startedAt"),
        Json.instantOrNull(tree, "endedAt"),
        Json.list(tree.required("reads"), FirstReadsJson::firstRead));
  }

  private static FirstReads.FeedRead firstRead(JsonNode tree) {
    return new FirstReads.FeedRead(
        Json.text(tree, "feed"), tree.required("items").intValue(), Json.textSet(tree, "audience"));
  }
}
