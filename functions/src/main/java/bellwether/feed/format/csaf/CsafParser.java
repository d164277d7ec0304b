package bellwether.feed.format.csaf;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.Links;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses the files of a provider of the Common Security Advisory Framework 2.0 (OASIS standard,
 * section 7): documents, ROLIE feeds (RFC 8322), and metadata.
 */
public final class CsafParser {
  private CsafParser() {}

  public static ParseResult parse(FeedDocument document) {
    String text = document.decodeText().text();
    Optional<JsonNode> tree = JsonRecords.parseTree(text);
    if (tree.isEmpty()) {
      return JsonRecords.damaged(text, "a CSAF document");
    }
    return parse(tree.get(), document.base());
  }

  private static ParseResult parse(JsonNode tree, @Nullable URI base) {
    if (tree.path("document").path("tracking").isObject()) {
      return CsafAdvisory.parse(tree, base)
          .map(read ->
              new ParseResult.Success(List.of(read.item()), false).withSkipped(read.skipped()))
          .orElseGet(() -> new ParseResult.Failure("a CSAF document without an id"));
    }
    if (tree.path("feed").path("entry").isArray()) {
      return parseRolie(tree.path("feed").path("entry"), base);
    }
    boolean isMetadata =
        tree.path("canonical_url").isTextual()
            || tree.path("service").isObject()
            || tree.path("categories").isObject()
            || tree.has("aggregator");
    return isMetadata
        ? new ParseResult.Success(List.of(), false)
        : new ParseResult.Failure("JSON, but neither a CSAF document nor a feed of such");
  }

  private static ParseResult parseRolie(JsonNode entries, @Nullable URI base) {
    List<ParsedItem> parsedItems = new ArrayList<>();
    boolean degraded = false;
    for (JsonNode entry : entries) {
      String id = text(entry, "id");
      if (id.isEmpty() || parsedItems.size() == InputLimits.ITEMS) {
        degraded = true;
        continue;
      }
      parsedItems.add(
          new ParsedItem(
              id,
              Links.resolve(documentUrl(entry), base),
              text(entry, "title"),
              text(entry.path("summary"), "content"),
              DateParser.parse(text(entry, "updated", "published")),
              StatedFacts.NONE,
              true));
    }
    return new ParseResult.Success(parsedItems, degraded);
  }

  /** The address of the document of an entry. */
  static String documentUrl(JsonNode entry) {
    String source = text(entry.path("content"), "src");
    if (!source.isEmpty()) {
      return source;
    }
    return entry
        .path("link")
        .valueStream()
        .filter(link -> text(link, "rel").equals("self"))
        .map(link -> text(link, "href"))
        .findFirst()
        .orElse("");
  }
}
