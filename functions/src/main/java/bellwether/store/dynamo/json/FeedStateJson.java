package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Activity;
import bellwether.domain.feed.FeedState.Address;
import bellwether.domain.feed.FeedState.Health;
import bellwether.domain.feed.FeedState.Validators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A {@link FeedState} without its version as JSON, and back. */
public final class FeedStateJson {
  private FeedStateJson() {}

  public static String write(FeedState state) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "feed", state.feed());
    put(tree, "etag", state.validators().etag());
    put(tree, "lastModified", state.validators().lastModified());
    put(tree, "digest", state.validators().digest());
    put(tree, "mark", state.validators().cursor());
    put(tree, "fetchedAt", state.validators().fetchedAt());
    put(tree, "moved", text(state.address().movedTo()));
    put(tree, "redirected", text(state.address().redirectedTo()));
    tree.put("redirectedTimes", state.address().redirectCount());
    put(tree, "nextPollAt", state.nextPollAt());
    health(tree, state.health());
    activity(tree, state.activity());
    return JsonFields.toJson(tree);
  }

  public static FeedState read(String json, long version) {
    JsonNode tree = JsonFields.parse(json);
    return new FeedState(
        JsonFields.text(tree, "feed"),
        new Validators(
            JsonFields.textOrNull(tree, "etag"),
            JsonFields.textOrNull(tree, "lastModified"),
            JsonFields.textOrNull(tree, "digest"),
            JsonFields.textOrNull(tree, "mark"),
            JsonFields.instantOrNull(tree, "fetchedAt")),
        new Address(
            uri(tree, "moved"),
            uri(tree, "redirected"),
            tree.required("redirectedTimes").intValue()),
        JsonFields.instant(tree, "nextPollAt"),
        health(tree),
        activity(tree),
        version);
  }

  private static void health(ObjectNode tree, Health health) {
    tree.put("failures", health.failureCount());
    put(tree, "lastSuccessAt", health.lastSuccessAt());
    put(tree, "lastError", health.lastError());
    trouble(tree, "trouble", health.problem());
    trouble(tree, "pastTrouble", health.lastProblem());
    put(tree, "recoveredAt", health.recoveredAt());
    Completeness completeness = health.completeness();
    if (!completeness.equals(Completeness.COMPLETE)) {
      ObjectNode inner = tree.putObject("completeness");
      put(inner, "damage", completeness.damage());
      inner.put("skipped", completeness.skipped()).put("waiting", completeness.pending());
    }
  }

  private static Health health(JsonNode tree) {
    return new Health(
        tree.required("failures").intValue(),
        JsonFields.instantOrNull(tree, "lastSuccessAt"),
        JsonFields.textOrNull(tree, "lastError"),
        trouble(tree, "trouble"),
        trouble(tree, "pastTrouble"),
        JsonFields.instantOrNull(tree, "recoveredAt"),
        completeness(tree.path("completeness")));
  }

  private static Completeness completeness(JsonNode inner) {
    return inner.isMissingNode()
        ? Completeness.COMPLETE
        : new Completeness(
            JsonFields.textOrNull(inner, "damage"),
            inner.required("skipped").intValue(),
            inner.required("waiting").intValue());
  }

  private static void trouble(ObjectNode tree, String field, @Nullable FeedProblem trouble) {
    if (trouble != null) {
      ObjectNode inner = tree.putObject(field);
      put(inner, "kind", trouble.kind().name());
      put(inner, "since", trouble.since());
      put(inner, "reason", trouble.reason());
    }
  }

  private static @Nullable FeedProblem trouble(JsonNode tree, String field) {
    JsonNode inner = tree.get(field);
    return inner == null
        ? null
        : new FeedProblem(
            FeedProblem.Kind.valueOf(JsonFields.text(inner, "kind")),
            JsonFields.instant(inner, "since"),
            JsonFields.text(inner, "reason"));
  }

  private static void activity(ObjectNode tree, Activity activity) {
    put(tree, "firstReadAt", activity.firstReadAt());
    tree.put("firstItems", activity.firstItemCount());
    put(tree, "lastItemAt", activity.lastItemAt());
    tree.put("arrivals", activity.pollsWithNewItems());
    put(tree, "usualGap", activity.typicalGap().toString());
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
        JsonFields.instantOrNull(tree, "firstReadAt"),
        tree.required("firstItems").intValue(),
        JsonFields.instantOrNull(tree, "lastItemAt"),
        tree.required("arrivals").intValue(),
        Duration.parse(JsonFields.text(tree, "usualGap")),
        hours);
  }

  private static @Nullable String text(@Nullable URI uri) {
    return uri == null ? null : uri.toString();
  }

  private static @Nullable URI uri(JsonNode tree, String field) {
    String text = JsonFields.textOrNull(tree, field);
    return text == null ? null : URI.create(text);
  }
}
