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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads JSON that lists records: the whole of it or nothing. A list that is cut off looks like a
 * shorter list, and CISA's went out like that for an hour in February 2025.
 */
public final class JsonRecords {
  /** A tree of more would not fit the memory that a function has to spare. */
  private static final int MAX_TOKENS = 1_000_000;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(InputLimits.DEPTH)
                          .maxStringLength(InputLimits.DOCUMENT_BYTES)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonRecords() {}

  /** The document as a tree; empty if it is damaged, cut off, or no JSON at all. */
  public static Optional<JsonNode> parseTree(String text) {
    try {
      if (!isWithinTokenLimit(text)) {
        return Optional.empty();
      }
      JsonNode tree = JSON.readTree(text);
      return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /** Counts before anything is built: millions of empty arrays are a small document. */
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
   * @param expected what the document should be, for people
   * @param list finds the records in a document; empty if it is another kind of document
   * @param draft reads one record; empty if it is none
   */
  public static ParseResult read(
      Document document,
      String expected,
      Function<JsonNode, Optional<Iterable<JsonNode>>> list,
      Function<JsonNode, Optional<ParsedItem>> draft) {
    String text = document.decodeText().text();
    Optional<JsonNode> tree = parseTree(text);
    if (tree.isEmpty()) {
      boolean html = text.stripLeading().startsWith("<");
      return new ParseResult.Failure(
          html
              ? "a web page instead of " + expected
              : "JSON that is damaged or cut off; expected " + expected);
    }
    return list.apply(tree.get())
        .map(records -> read(records, draft))
        .orElseGet(() -> new ParseResult.Failure("JSON, but not " + expected));
  }

  private static ParseResult read(
      Iterable<JsonNode> records, Function<JsonNode, Optional<ParsedItem>> draft) {
    List<ParsedItem> drafts = new ArrayList<>();
    int skipped = 0;
    for (JsonNode record : records) {
      Optional<ParsedItem> read = record.isObject() ? draft.apply(record) : Optional.empty();
      if (read.isEmpty() || drafts.size() == InputLimits.ITEMS) {
        skipped++;
      } else {
        drafts.add(read.get());
      }
    }
    return new ParseResult.Success(drafts, Completeness.COMPLETE.withSkipped(skipped));
  }

  /** The records of a bare array, or a record that stands alone under one of its own fields. */
  public static Optional<Iterable<JsonNode>> arrayOrSingle(JsonNode tree, String... fields) {
    if (tree.isArray()) {
      return Optional.of(tree);
    }
    for (String field : fields) {
      if (tree.hasNonNull(field)) {
        return Optional.of(List.of(tree));
      }
    }
    return Optional.empty();
  }

  /** The first of the fields that holds words; "" if none does. */
  public static String text(JsonNode record, String... fields) {
    for (String field : fields) {
      JsonNode value = record.path(field);
      if (value.isValueNode() && !value.asText("").isBlank() && !value.isNull()) {
        return PlainText.truncate(value.asText().strip(), InputLimits.MARKUP_CHARS);
      }
    }
    return "";
  }

  /** The texts of an array; none where the field is absent or of another type. */
  public static List<String> texts(JsonNode record, String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : record.path(field)) {
      if (value.isTextual()
          && !value.textValue().isBlank()
          && texts.size() < InputLimits.LIST_ITEMS) {
        texts.add(PlainText.truncate(value.textValue().strip(), InputLimits.TITLE_CHARS));
      }
    }
    return texts;
  }
}
