package bellwether.feed.document;

import bellwether.domain.feed.Completeness;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads JSON documents that list records, and rejects incomplete ones. A truncated list looks like
 * a shorter list; CISA published one for an hour in February 2025.
 */
public final class JsonRecords {
  /** A larger tree would not fit the memory of a Lambda function. */
  private static final int MAX_TOKENS = 1_000_000;

  /** Limits nesting and the length of strings. */
  public static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(InputLimits.DEPTH)
                      .maxStringLength(InputLimits.DOCUMENT_BYTES)
                      .build())
              .build());

  private JsonRecords() {}

  /** Parses a document; empty if it is damaged, truncated, or not JSON. */
  public static Optional<JsonNode> parseTree(String text) {
    try {
      if (!isWithinTokenLimit(text)) {
        return Optional.empty();
      }
      JsonNode tree = JSON.reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(text);
      return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /** Counts the tokens before building a tree: millions of empty arrays are a small document. */
  private static boolean isWithinTokenLimit(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      int tokens = 0;
      while (json.nextToken() != null) {
        if (++tokens > MAX_TOKENS) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Reads a document of records.
   *
   * @param expected a description of the document, for error messages
   * @param list finds the records in a document; empty if it is another kind of document
   * @param toItem parses one record; empty if it is not valid
   */
  public static ParseResult read(
      FeedDocument document,
      String expected,
      Function<JsonNode, Optional<Iterable<JsonNode>>> list,
      Function<JsonNode, Optional<ParsedItem>> toItem) {
    String text = document.decodeText().text();
    Optional<JsonNode> tree = parseTree(text);
    if (tree.isEmpty()) {
      return damaged(text, expected);
    }
    return list.apply(tree.get())
        .map(records -> read(records, toItem))
        .orElseGet(() -> new ParseResult.Failure("JSON, but not " + expected));
  }

  /** The failure of a document that {@link #parseTree} rejects. */
  public static ParseResult damaged(String text, String expected) {
    return new ParseResult.Failure(
        text.stripLeading().startsWith("<")
            ? "a web page instead of " + expected
            : "JSON that is damaged or cut off; expected " + expected);
  }

  private static ParseResult read(
      Iterable<JsonNode> records, Function<JsonNode, Optional<ParsedItem>> toItem) {
    List<ParsedItem> items = new ArrayList<>();
    int skipped = 0;
    for (JsonNode record : records) {
      Optional<ParsedItem> read = record.isObject() ? toItem.apply(record) : Optional.empty();
      if (read.isEmpty() || items.size() == InputLimits.ITEMS) {
        skipped++;
      } else {
        items.add(read.get());
      }
    }
    return new ParseResult.Success(items, Completeness.COMPLETE.withSkipped(skipped));
  }

  /** The records of an array, or a single record with one of these fields. */
  public static Optional<Iterable<JsonNode>> arrayOrSingle(JsonNode tree, String... fields) {
    boolean single = Arrays.stream(fields).anyMatch(tree::hasNonNull);
    return tree.isArray()
        ? Optional.of(tree)
        : single ? Optional.of(List.of(tree)) : Optional.empty();
  }

  /** The first of the fields that is not blank; "" if there is none. */
  public static String text(JsonNode record, String... fields) {
    for (String field : fields) {
      JsonNode value = record.path(field);
      if (value.isValueNode() && !value.asText("").isBlank() && !value.isNull()) {
        return PlainText.truncate(value.asText().strip(), InputLimits.MARKUP_CHARS);
      }
    }
    return "";
  }

  /** Puts the text of a field between a prefix and a period; "" if there is none. */
  public static String sentence(String prefix, JsonNode record, String field) {
    String text = text(record, field);
    return text.isEmpty() ? "" : prefix + text + ".";
  }

  /** The texts of an array; empty if the field is absent or has another type. */
  public static List<String> texts(JsonNode record, String field) {
    return record
        .path(field)
        .valueStream()
        .filter(value -> value.isTextual() && !value.textValue().isBlank())
        .limit(InputLimits.LIST_ITEMS)
        .map(value -> PlainText.truncate(value.textValue().strip(), InputLimits.TITLE_CHARS))
        .toList();
  }
}
