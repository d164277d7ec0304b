package bellwether.feed.format.mapped;

import bellwether.domain.feed.Mapping;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.ParseResult;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses JSON records by a mapping of JSON Pointers (RFC 6901). */
public final class MappedJsonParser {
  private MappedJsonParser() {}

  public static ParseResult parse(FeedDocument document) {
    Mapping mapping = document.mapping();
    if (mapping == null) {
      return new ParseResult.Failure(
          "JSON records can be read only with a mapping of their fields");
    }
    RecordMapper mapped = new RecordMapper(mapping, document.base());
    JsonPointer items = JsonPointer.compile(mapping.items());
    return JsonRecords.read(
        document,
        "a list of records at \"" + mapping.items() + "\"",
        tree -> list(tree.at(items)),
        record -> mapped.toItem(field -> value(record, field), field -> values(record, field)));
  }

  /** The list at the pointer, or the only list in an object there. */
  private static Optional<Iterable<JsonNode>> list(JsonNode node) {
    if (node.isArray()) {
      return Optional.of(node);
    }
    List<JsonNode> lists = node.valueStream().filter(JsonNode::isArray).toList();
    return node.isObject() && lists.size() == 1 ? Optional.of(lists.getFirst()) : Optional.empty();
  }

  /** Joins the values of an array; the step {@code *} matches every element. */
  private static String value(JsonNode record, String field) {
    return String.join(", ", values(record, field));
  }

  private static List<String> values(JsonNode record, String field) {
    int star = field.indexOf("/*");
    if (star < 0) {
      return List.of(scalarText(record.at(pointer(field))));
    }
    List<String> values = new ArrayList<>();
    for (JsonNode element : record.at(pointer(field.substring(0, star)))) {
      String value = scalarText(element.at(pointer(field.substring(star + 2))));
      if (!value.isEmpty() && !values.contains(value) && values.size() < InputLimits.LIST_ITEMS) {
        values.add(value);
      }
    }
    return values;
  }

  private static String pointer(String field) {
    return field.isEmpty() || field.startsWith("/") ? field : "/" + field;
  }

  private static String scalarText(JsonNode value) {
    if (value.isArray()) {
      List<String> values = new ArrayList<>();
      value.forEach(one -> values.add(one.asText("")));
      return PlainText.truncate(String.join(", ", values).strip(), InputLimits.FIELD_CHARS);
    }
    return value.isNull()
        ? ""
        : PlainText.truncate(value.asText("").strip(), InputLimits.FIELD_CHARS);
  }
}
