package bellwether.bench;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An item with the true role of each listed vendor, from JSON with {@code vendor_roles} or {@code
 * reports}.
 *
 * @param source who published it; empty if not stated
 * @param roles roles by vendor name; a vendor that is absent is not named in the item
 * @param ignored vendors whose role is debatable
 * @param complete false if only victims are labelled, so that other results do not count as wrong
 */
record LabelledItem(
    Advisory advisory,
    String source,
    Map<String, Role> roles,
    Set<String> ignored,
    boolean complete,
    Set<String> tags) {
  /** The role in a report with one of these flags is debatable. */
  private static final Set<String> AMBIGUOUS_FLAGS =
      Set.of("vendor-not-named context campaign platform-abuse doubtful old roundup".split(" "));

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads lines of JSON: {@code id, title, text, vendor_roles, labels_complete, tags}. */
  static List<LabelledItem> read(Path file) throws IOException {
    List<LabelledItem> items = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        items.add(parse(JSON.readTree(line)));
      }
    }
    return items;
  }

  private static LabelledItem parse(JsonNode line) {
    Map<String, Role> roles = new TreeMap<>();
    Set<String> ignored = new HashSet<>();
    line.path("dont_care").forEach(vendor -> ignored.add(vendor.asText()));
    for (JsonNode report : line.path("reports")) {
      String vendor = report.path("vendor").asText();
      roles.put(vendor, Role.valueOf(report.path("role").asText().toUpperCase(Locale.ROOT)));
      report
          .path("flags")
          .forEach(flag ->
              ignored.addAll(AMBIGUOUS_FLAGS.contains(flag.asText()) ? Set.of(vendor) : Set.of()));
    }
    line.path("vendor_roles")
        .properties()
        .forEach(role ->
            roles.put(
                role.getKey(), Role.valueOf(role.getValue().asText().toUpperCase(Locale.ROOT))));
    Set<String> tags = new HashSet<>();
    line.path("tags").forEach(tag -> tags.add(tag.asText()));
    LocalDateTime published = parsePublished(line.path("published").asText(""));
    Advisory item =
        new Advisory(
            line.path("id").asText(),
            "bench",
            line.path("title").asText(""),
            line.path("url").isTextual() ? line.path("url").asText() : null,
            line.path("text").asText(""),
            published == null ? null : published.atOffset(ZoneOffset.UTC),
            StatedFacts.NONE,
            published == null ? Instant.EPOCH : published.toInstant(ZoneOffset.UTC));
    return new LabelledItem(
        item,
        line.path("source").asText(""),
        roles,
        ignored,
        line.path("labels_complete").asBoolean(true),
        tags);
  }

  private static @Nullable LocalDateTime parsePublished(String text) {
    try {
      return LocalDateTime.parse(text.replace("Z", ""));
    } catch (DateTimeParseException noTime) {
      return null;
    }
  }

  LabelledItem withRoles(Map<String, Role> other) {
    return new LabelledItem(advisory, source, other, ignored, complete, tags);
  }

  boolean isUncertain() {
    return tags.contains("uncertain");
  }

  /** Whether the item contains an ordinary word that is also a vendor's name. */
  boolean isAmbiguous() {
    return tags.contains("common-word") || tags.contains("false-friend");
  }
}
