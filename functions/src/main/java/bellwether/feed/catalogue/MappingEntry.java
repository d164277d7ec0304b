package bellwether.feed.catalogue;

import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses the {@link Mapping} of an entry in a feeds file. */
record MappingEntry(JsonNode node, Function<String, IllegalArgumentException> error) {
  private static final List<String> FIELDS =
      List.of(
          """
          claim dataClasses dateFormat exploited exploitedSince id items link product published
          records text title vendor victim
          """
              .strip()
              .split("\\s+"));

  Mapping parse(Format format) {
    if (!node.isObject()) {
      throw error.apply("the mapping must be an object such as {\"title\": \"{Name}\"}");
    }
    fields().requireKnown(FIELDS, "the mapping has an ");
    String title = text("title");
    if (title == null || !title.contains("{")) {
      throw error.apply(
          "the mapping needs a title that names a field in braces, such as \"{Name}: breach\"");
    }
    return new Mapping(
        items(format),
        texts("id"),
        title,
        text("link"),
        texts("text"),
        text("published"),
        dateFormat(),
        text("victim"),
        text("vendor"),
        text("product"),
        text("records"),
        text("dataClasses"),
        node.path("claim").asBoolean(),
        node.path("exploited").asBoolean(),
        text("exploitedSince"));
  }

  private String items(Format format) {
    String items = node.path("items").asText("");
    if (format == Format.JSON) {
      try {
        JsonPointer.compile(items);
      } catch (IllegalArgumentException notAPointer) {
        throw error.apply(
            "the mapping's items must be a JSON Pointer such as \"/data\", or \"\" for the whole");
      }
    }
    return items;
  }

  private @Nullable String dateFormat() {
    String format = text("dateFormat");
    if (format == null || format.equals("epoch-ms") || format.equals("epoch-s")) {
      return format;
    }
    try {
      var _ = DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
      return format;
    } catch (IllegalArgumentException notAPattern) {
      throw error.apply(
          "the mapping's dateFormat is no pattern; write one such as \"MM/dd/yyyy\", or epoch-ms");
    }
  }

  private @Nullable String text(String field) {
    return fields().text(field).orElse(null);
  }

  private EntryFields fields() {
    return new EntryFields(node, "the mapping's %s", error);
  }

  private List<String> texts(String field) {
    if (!node.path(field).isArray()) {
      return fields().text(field).stream().toList();
    }
    if (!node.path(field).valueStream().allMatch(JsonNode::isTextual)) {
      throw error.apply("the mapping's " + field + " must be a list of texts in quotes");
    }
    return node.path(field).valueStream().map(JsonNode::textValue).toList();
  }
}
