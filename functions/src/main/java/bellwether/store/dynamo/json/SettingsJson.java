package bellwether.store.dynamo.json;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes and reads {@link Settings} without a version as JSON. */
public final class SettingsJson {
  private SettingsJson() {}

  public static String write(Settings settings) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "channel", settings.channel());
    ArrayNode routes = tree.putArray("routes");
    for (Route route : settings.routes()) {
      ObjectNode node = routes.addObject();
      Json.put(node, "channel", route.channel());
      Json.put(node, "minimum", route.minimum().name());
      Json.put(node, "tiers", route.tiers());
      Json.put(node, "vendors", route.vendors());
    }
    ArrayNode minimums = tree.putArray("minimums");
    settings
        .channelMinimums()
        .forEach((channel, minimum) -> {
          ObjectNode node = minimums.addObject();
          Json.put(node, "channel", channel);
          Json.put(node, "minimum", minimum.name());
        });
    Json.put(tree, "zone", settings.zone());
    if (settings.quietHours() != null) {
      write(tree.putObject("quiet"), settings.quietHours());
    }
    if (settings.digestSchedule() != null) {
      write(tree.putObject("digest"), settings.digestSchedule());
    }
    tree.put("heartbeat", settings.heartbeat());
    if (!settings.editors().isEmpty()) {
      Json.put(tree, "editors", settings.editors());
    }
    if (settings.guestsMayRespond()) {
      tree.put("guests", true);
    }
    return Json.toJson(tree);
  }

  private static void write(ObjectNode tree, QuietHours quiet) {
    Json.put(tree, "from", quiet.from());
    Json.put(tree, "to", quiet.to());
    Json.put(tree, "days", quiet.days().stream().map(DayOfWeek::name).sorted().toList());
  }

  private static void write(ObjectNode tree, DigestSchedule digest) {
    switch (digest) {
      case DigestSchedule.Off() -> Json.put(tree, "every", "never");
      case DigestSchedule.Daily(LocalTime at) -> {
        Json.put(tree, "every", "day");
        Json.put(tree, "at", at);
      }
      case DigestSchedule.Weekly(DayOfWeek day, LocalTime at) -> {
        Json.put(tree, "every", "week");
        Json.put(tree, "day", day.name());
        Json.put(tree, "at", at);
      }
    }
  }

  public static Settings read(String json, long version) {
    JsonNode tree = Json.parse(json);
    ZoneId zone = ZoneId.of(Json.text(tree, "zone"));
    return new Settings(
        Json.textOrNull(tree, "channel"),
        Json.list(tree.required("routes"), SettingsJson::route),
        minimums(tree.required("minimums")),
        zone,
        quiet(tree.path("quiet"), zone),
        digest(tree.path("digest")),
        tree.required("heartbeat").booleanValue(),
        tree.has("editors") ? Json.textSet(tree, "editors") : Set.of(),
        tree.path("guests").booleanValue(),
        version);
  }

  private static Route route(JsonNode tree) {
    return new Route(
        Json.text(tree, "channel"),
        Severity.Level.valueOf(Json.text(tree, "minimum")),
        Json.textSet(tree, "tiers"),
        Json.textSet(tree, "vendors"));
  }

  private static Map<String, Severity.Level> minimums(JsonNode trees) {
    Map<String, Severity.Level> minimums = new HashMap<>();
    for (JsonNode tree : trees) {
      minimums.put(Json.text(tree, "channel"), Severity.Level.valueOf(Json.text(tree, "minimum")));
    }
    return minimums;
  }

  private static @Nullable QuietHours quiet(JsonNode tree, ZoneId zone) {
    if (tree.isMissingNode()) {
      return null;
    }
    Set<DayOfWeek> days =
        Json.textList(tree, "days").stream().map(DayOfWeek::valueOf).collect(Collectors.toSet());
    return new QuietHours(zone, time(tree, "from"), time(tree, "to"), days);
  }

  private static @Nullable DigestSchedule digest(JsonNode tree) {
    if (tree.isMissingNode()) {
      return null;
    }
    return switch (Json.text(tree, "every")) {
      case "never" -> new DigestSchedule.Off();
      case "day" -> new DigestSchedule.Daily(time(tree, "at"));
      case "week" ->
          new DigestSchedule.Weekly(DayOfWeek.valueOf(Json.text(tree, "day")), time(tree, "at"));
      default -> throw new StoreException("a digest has a schedule that this version cannot read");
    };
  }

  private static LocalTime time(JsonNode tree, String field) {
    return LocalTime.parse(Json.text(tree, field));
  }
}
