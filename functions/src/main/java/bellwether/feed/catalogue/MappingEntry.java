package bellwether.feed.catalogue;

import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.text.PlainText;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses the {@link Mapping} of an entry in a feeds file. */
final class MappingEntry {
  private static final Set<String> FIELDS =
      Set.of(
          "items",
          "id",
          "title",
          "link",
          "text",
          "published",
          "dateFormat",
          "victim",
          "vendor",
          "product",
          "records",
          "dataClasses",
          "claim",
          "exploited",
          "exploitedSince");

  private final JsonNode node;
  private final Function<String, IllegalArgumentException> error;

  /**
   * @param error creates the exception for a message
   */
  MappingEntry(JsonNode node, Function<String, IllegalArgumentException> error) {
    this.node = node;
    this.error = error;
  }

  Mapping parse(Format format) {
    if (!node.isObject()) {
      throw error.apply("the mapping must be an object such as {\"title\": \"{Name}\"}");
    }
    node.fieldNames()
        .forEachRemaining(field -> {
          if (!FIELDS.contains(field)) {
            throw error.apply(
                String.format(
                    Locale.ROOT,
                    "the mapping has an unknown field \"%s\"; known are %s",
                    PlainText.normalizeTitle(PlainText.truncate(field, 80), ""),
                    String.join(", ", FIELDS.stream().sorted().toList())));
          }
        });
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
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw error.apply("the mapping's " + field + " must be a text in quotes that is not blank");
    }
    return value.textValue();
  }

  private List<String> texts(String field) {
    if (!node.path(field).isArray()) {
      String one = text(field);
      return one == null ? List.of() : List.of(one);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode value : node.path(field)) {
      if (!value.isTextual()) {
        throw error.apply("the mapping's " + field + " must be a list of texts in quotes");
      }
      texts.add(value.textValue());
    }
    return texts;
  }
}
