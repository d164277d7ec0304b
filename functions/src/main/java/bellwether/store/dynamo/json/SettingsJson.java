package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.incident.Severity;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Settings} without their version as JSON, and back. */
public final class SettingsJson {
  private SettingsJson() {}

  public static String write(Settings settings) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "channel", settings.channel());
    ArrayNode routes = tree.putArray("routes");
    for (Route route : settings.routes()) {
      ObjectNode one = routes.addObject();
      put(one, "channel", route.channel());
      put(one, "minimum", route.minimum().name());
      put(one, "tiers", route.tiers());
      put(one, "vendors", route.vendors());
    }
    ArrayNode minimums = tree.putArray("minimums");
    for (Map.Entry<String, Severity.Level> minimum : settings.channelMinimums().entrySet()) {
      ObjectNode one = minimums.addObject();
      put(one, "channel", minimum.getKey());
      put(one, "minimum", minimum.getValue().name());
    }
    put(tree, "zone", settings.zone());
    if (settings.quietHours() != null) {
      write(tree.putObject("quiet"), settings.quietHours());
    }
    if (settings.digestSchedule() != null) {
      write(tree.putObject("digest"), settings.digestSchedule());
    }
    tree.put("heartbeat", settings.heartbeat());
    if (!settings.editors().isEmpty()) {
      put(tree, "editors", settings.editors());
    }
    return JsonFields.toJson(tree);
  }

  private static void write(ObjectNode tree, QuietHours quiet) {
    put(tree, "from", quiet.from());
    put(tree, "to", quiet.to());
    put(tree, "days", quiet.days().stream().map(DayOfWeek::name).sorted().toList());
  }

  private static void write(ObjectNode tree, DigestSchedule digest) {
    switch (digest) {
      case DigestSchedule.Off() -> put(tree, "every", "never");
      case DigestSchedule.Daily(LocalTime at) -> {
        put(tree, "every", "day");
        put(tree, "at", at);
      }
      case DigestSchedule.Weekly(DayOfWeek day, LocalTime at) -> {
        put(tree, "every", "week");
        put(tree, "day", day.name());
        put(tree, "at", at);
      }
    }
  }

  public static Settings read(String json, long version) {
    JsonNode tree = JsonFields.parse(json);
    ZoneId zone = ZoneId.of(JsonFields.text(tree, "zone"));
    return new Settings(
        JsonFields.textOrNull(tree, "channel"),
        routes(tree.required("routes")),
        minimums(tree.required("minimums")),
        zone,
        quiet(tree.path("quiet"), zone),
        digest(tree.path("digest")),
        tree.required("heartbeat").booleanValue(),
        tree.has("editors") ? JsonFields.textSet(tree, "editors") : Set.of(),
        version);
  }

  private static List<Route> routes(JsonNode trees) {
    List<Route> routes = new ArrayList<>();
    for (JsonNode tree : trees) {
      routes.add(
          new Route(
              JsonFields.text(tree, "channel"),
              Severity.Level.valueOf(JsonFields.text(tree, "minimum")),
              JsonFields.textSet(tree, "tiers"),
              JsonFields.textSet(tree, "vendors")));
    }
    return routes;
  }

  private static Map<String, Severity.Level> minimums(JsonNode trees) {
    Map<String, Severity.Level> minimums = new HashMap<>();
    for (JsonNode tree : trees) {
      minimums.put(
          JsonFields.text(tree, "channel"),
          Severity.Level.valueOf(JsonFields.text(tree, "minimum")));
    }
    return minimums;
  }

  private static @Nullable QuietHours quiet(JsonNode tree, ZoneId zone) {
    if (tree.isMissingNode()) {
      return null;
    }
    Set<DayOfWeek> days =
        JsonFields.textList(tree, "days").stream()
            .map(DayOfWeek::valueOf)
            .collect(Collectors.toSet());
    return new QuietHours(zone, time(tree, "from"), time(tree, "to"), days);
  }

  private static @Nullable DigestSchedule digest(JsonNode tree) {
    if (tree.isMissingNode()) {
      return null;
    }
    return switch (JsonFields.text(tree, "every")) {
      case "never" -> new DigestSchedule.Off();
      case "day" -> new DigestSchedule.Daily(time(tree, "at"));
      case "week" ->
          new DigestSchedule.Weekly(
              DayOfWeek.valueOf(JsonFields.text(tree, "day")), time(tree, "at"));
      default -> throw new StoreException("a digest's schedule is one that we can't read");
    };
  }

  private static LocalTime time(JsonNode tree, String field) {
    return LocalTime.parse(JsonFields.text(tree, field));
  }
}
