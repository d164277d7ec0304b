package bellwether.store.dynamo.json;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Trait;
import bellwether.domain.incident.Trait.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes and reads an {@link Incident} without its version as JSON. */
public final class IncidentJson {
  /** The key of another party has no prefix, unless it begins like one. */
  private static final String PARTY = "party ";

  /** CVE ids begin with {@code cve-} themselves. */
  private static final Map<Kind, String> PREFIXES =
      Map.of(
          Kind.ATTACKER, "gang ",
          Kind.VULNERABILITY, "cve-",
          Kind.UNIT, "unit ",
          Kind.YEAR, "year ",
          Kind.EXPLOITED_FLAW, "how flaw",
          Kind.CLAIM, "how claim",
          Kind.PARTY, PARTY);

  private IncidentJson() {}

  public static String write(Incident incident) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "id", incident.id());
    Json.put(tree, "vendor", incident.vendor());
    ArrayNode reports = tree.putArray("reports");
    incident.reports().forEach(report -> reports.add(write(report)));
    return Json.toJson(tree);
  }

  public static Incident read(String json, long version) {
    JsonNode tree = Json.parse(json);
    return new Incident(
        Json.text(tree, "id"),
        Json.text(tree, "vendor"),
        Json.list(tree.required("reports"), IncidentJson::readReport),
        version);
  }

  private static ObjectNode write(Report report) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "advisory", report.reportId());
    Json.put(tree, "title", report.title());
    Json.put(tree, "canonicalUrl", report.canonicalUrl());
    report.sketch().forEach(tree.putArray("sketch")::add);
    Json.put(tree, "role", report.role().name());
    Json.put(tree, "confidence", report.confidence().name());
    Json.put(tree, "others", report.traits().stream().map(IncidentJson::writeTrait).toList());
    Json.put(tree, "taken", report.exposedData());
    Json.put(tree, "at", report.reportedAt());
    Json.put(tree, "readAt", report.readAt());
    if (!report.dated()) {
      tree.put("undated", true);
    }
    return tree;
  }

  private static Report readReport(JsonNode tree) {
    return new Report(
        Json.text(tree, "advisory"),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "canonicalUrl"),
        Json.list(tree.required("sketch"), JsonNode::intValue),
        Role.valueOf(Json.text(tree, "role")),
        Confidence.valueOf(Json.text(tree, "confidence")),
        Json.textSet(tree, "others").stream()
            .map(IncidentJson::readTrait)
            .collect(Collectors.toSet()),
        Json.textSet(tree, "taken"),
        Json.instant(tree, "at"),
        Json.instantOrNull(tree, "readAt"),
        !tree.path("undated").booleanValue());
  }

  /** A trait as one string: a prefix for its kind and its value. */
  static String writeTrait(Trait trait) {
    return switch (trait.kind()) {
      case VULNERABILITY -> trait.value();
      case PARTY -> readTrait(trait.value()).equals(trait) ? trait.value() : PARTY + trait.value();
      default -> PREFIXES.get(trait.kind()) + trait.value();
    };
  }

  static Trait readTrait(String text) {
    return PREFIXES.entrySet().stream()
        .filter(prefix -> text.startsWith(prefix.getValue()))
        .findFirst()
        .map(prefix -> new Trait(prefix.getKey(), value(text, prefix)))
        .orElseGet(() -> new Trait(Kind.PARTY, text));
  }

  private static String value(String text, Map.Entry<Kind, String> prefix) {
    return prefix.getKey() == Kind.VULNERABILITY
        ? text
        : text.substring(prefix.getValue().length());
  }
}
