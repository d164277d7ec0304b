package bellwether.store.dynamo.json;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Activity;
import bellwether.domain.feed.FeedState.Address;
import bellwether.domain.feed.FeedState.Health;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.ReadGap;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes and reads a {@link FeedState} without its version as JSON. */
public final class FeedStateJson {
  private FeedStateJson() {}

  public static String write(FeedState state) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "feed", state.feed());
    Json.put(tree, "etag", state.validators().etag());
    Json.put(tree, "lastModified", state.validators().lastModified());
    Json.put(tree, "digest", state.validators().digest());
    Json.put(tree, "mark", state.validators().cursor());
    Json.put(tree, "fetchedAt", state.validators().fetchedAt());
    Json.put(tree, "moved", state.address().movedTo());
    Json.put(tree, "redirected", state.address().redirectedTo());
    tree.put("redirectedTimes", state.address().redirectCount());
    Json.put(tree, "nextPollAt", state.nextPollAt());
    health(tree, state.health());
    activity(tree, state.activity());
    return Json.toJson(tree);
  }

  public static FeedState read(String json, long version) {
    JsonNode tree = Json.parse(json);
    return new FeedState(
        Json.text(tree, "feed"),
        new Validators(
            Json.textOrNull(tree, "etag"),
            Json.textOrNull(tree, "lastModified"),
            Json.textOrNull(tree, "digest"),
            Json.textOrNull(tree, "mark"),
            Json.instantOrNull(tree, "fetchedAt")),
        new Address(
            uri(tree, "moved"),
            uri(tree, "redirected"),
            tree.required("redirectedTimes").intValue()),
        Json.instant(tree, "nextPollAt"),
        health(tree),
        activity(tree),
        version);
  }

  private static void health(ObjectNode tree, Health health) {
    tree.put("failures", health.failureCount());
    Json.put(tree, "lastSuccessAt", health.lastSuccessAt());
    Json.put(tree, "lastError", health.lastError());
    write(health.problem(), tree, "trouble");
    write(health.lastProblem(), tree, "pastTrouble");
    Json.put(tree, "recoveredAt", health.recoveredAt());
    if (!health.gaps().isEmpty()) {
      ArrayNode gaps = tree.putArray("gaps");
      for (ReadGap gap : health.gaps()) {
        ObjectNode node = gaps.addObject();
        Json.put(node, "from", gap.from());
        Json.put(node, "until", gap.until());
      }
    }
    Completeness completeness = health.completeness();
    if (!completeness.equals(Completeness.COMPLETE)) {
      ObjectNode inner = tree.putObject("completeness");
      Json.put(inner, "damage", completeness.damage());
      inner.put("skipped", completeness.skipped()).put("waiting", completeness.pending());
    }
  }

  private static Health health(JsonNode tree) {
    return new Health(
        tree.required("failures").intValue(),
        Json.instantOrNull(tree, "lastSuccessAt"),
        Json.textOrNull(tree, "lastError"),
        problemOrNull(tree, "trouble"),
        problemOrNull(tree, "pastTrouble"),
        Json.instantOrNull(tree, "recoveredAt"),
        completeness(tree.path("completeness")),
        Json.list(
            tree.path("gaps"),
            gap -> new ReadGap(Json.instant(gap, "from"), Json.instant(gap, "until"))));
  }

  private static Completeness completeness(JsonNode inner) {
    return inner.isMissingNode()
        ? Completeness.COMPLETE
        : new Completeness(
            Json.textOrNull(inner, "damage"),
            inner.required("skipped").intValue(),
            inner.required("waiting").intValue());
  }

  private static void write(@Nullable FeedProblem problem, ObjectNode tree, String field) {
    if (problem != null) {
      write(problem, tree.putObject(field));
    }
  }

  static void write(FeedProblem problem, ObjectNode tree) {
    Json.put(tree, "kind", problem.kind().name());
    Json.put(tree, "since", problem.since());
    Json.put(tree, "reason", problem.reason());
  }

  private static @Nullable FeedProblem problemOrNull(JsonNode tree, String field) {
    JsonNode inner = tree.get(field);
    return inner == null ? null : problem(inner);
  }

  static FeedProblem problem(JsonNode tree) {
    return new FeedProblem(
        FeedProblem.Kind.valueOf(Json.text(tree, "kind")),
        Json.instant(tree, "since"),
        Json.text(tree, "reason"));
  }

  private static void activity(ObjectNode tree, Activity activity) {
    Json.put(tree, "firstReadAt", activity.firstReadAt());
    tree.put("firstItems", activity.firstItemCount());
    Json.put(tree, "lastItemAt", activity.lastItemAt());
    tree.put("arrivals", activity.pollsWithNewItems());
    Json.put(tree, "usualGap", activity.typicalGap());
    ObjectNode hours = tree.putObject("hours");
    new TreeMap<>(activity.itemsByHour())
        .forEach((hour, items) -> hours.put(hour.toString(), items));
  }

  private static Activity activity(JsonNode tree) {
    Map<Instant, Integer> hours = new HashMap<>();
    tree.required("hours")
        .properties()
        .forEach(hour -> hours.put(Instant.parse(hour.getKey()), hour.getValue().intValue()));
    return new Activity(
        Json.instantOrNull(tree, "firstReadAt"),
        tree.required("firstItems").intValue(),
        Json.instantOrNull(tree, "lastItemAt"),
        tree.required("arrivals").intValue(),
        Duration.parse(Json.text(tree, "usualGap")),
        hours);
  }

  private static @Nullable URI uri(JsonNode tree, String field) {
    String text = Json.textOrNull(tree, field);
    return text == null ? null : URI.create(text);
  }
}
