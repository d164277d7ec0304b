package bellwether.feed.format.mapped;

import bellwether.domain.feed.Mapping;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.ParseResult;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        record ->
            mapped.toItem(
                field -> String.join(", ", values(record, field)), field -> values(record, field)));
  }

  /** The list at the pointer, or the only list in an object there. */
  private static Optional<Iterable<JsonNode>> list(JsonNode node) {
    if (node.isArray()) {
      return Optional.of(node);
    }
    List<JsonNode> lists = node.valueStream().filter(JsonNode::isArray).toList();
    return node.isObject() && lists.size() == 1 ? Optional.of(lists.getFirst()) : Optional.empty();
  }

  /** The values of a field; the step {@code *} matches every element of an array. */
  private static List<String> values(JsonNode record, String field) {
    int star = field.indexOf("/*");
    if (star < 0) {
      return List.of(scalarText(record.at(pointer(field))));
    }
    String rest = pointer(field.substring(star + 2));
    return record
        .at(pointer(field.substring(0, star)))
        .valueStream()
        .map(element -> scalarText(element.at(rest)))
        .filter(Predicate.not(String::isEmpty))
        .distinct()
        .limit(InputLimits.LIST_ITEMS)
        .toList();
  }

  private static String pointer(String field) {
    return field.isEmpty() || field.startsWith("/") ? field : "/" + field;
  }

  private static String scalarText(JsonNode value) {
    String text =
        value.isArray()
            ? value.valueStream().map(one -> one.asText("")).collect(Collectors.joining(", "))
            : value.isNull() ? "" : value.asText("");
    return PlainText.truncate(text.strip(), InputLimits.FIELD_CHARS);
  }
}
