package bellwether.feed.catalogue;

import bellwether.feed.text.PlainText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of an object in a feeds file.
 *
 * @param label how messages name a field, with %s for the name
 * @param error creates the exception for a message
 */
record EntryFields(JsonNode node, String label, Function<String, IllegalArgumentException> error) {

  /** Rejects fields that are not known; {@code prefix} begins the message. */
  void requireKnown(List<String> known, String prefix) {
    node.fieldNames()
        .forEachRemaining(field -> {
          if (!known.contains(field)) {
            throw error.apply(
                prefix
                    + "unknown field "
                    + quote(field)
                    + "; known are "
                    + String.join(", ", known));
          }
        });
  }

  /** The text of a field; empty if the field is absent. */
  Optional<String> text(String field) {
    JsonNode value = node.path(field);
    if (isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw error.apply(label.replace("%s", field) + " must be a text in quotes that is not blank");
    }
    return Optional.of(value.textValue());
  }

  static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /** Quotes text from the file for a message, in one line and shortened. */
  static String quote(String text) {
    return '"' + PlainText.normalizeTitle(PlainText.truncate(text, 80), "") + '"';
  }
}
