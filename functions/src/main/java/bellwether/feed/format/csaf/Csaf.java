package bellwether.feed.format.csaf;

import bellwether.feed.document.Drafts;
import bellwether.feed.document.Document;
import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.Draft;
import bellwether.feed.text.Limits;
import bellwether.feed.text.Links;
import bellwether.feed.text.FeedDates;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.Stated;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a provider of the Common Security Advisory Framework 2.0 publishes (OASIS standard,
 * section 7): documents, ROLIE feeds (RFC 8322), and the files that only lead to them.
 */
public final class Csaf {
  private Csaf() {}

  public static Drafts read(Document document) {
    String text = document.decoded().text();
    Optional<JsonNode> tree = JsonRecords.tree(text);
    if (tree.isEmpty()) {
      return new Drafts.Refused(
          text.stripLeading().startsWith("<")
              ? "a web page instead of a CSAF document"
              : "JSON that is damaged or cut off; expected a CSAF document");
    }
    return read(tree.get(), document.base());
  }

  private static Drafts read(JsonNode tree, @Nullable URI base) {
    if (tree.path("document").path("tracking").isObject()) {
      return CsafAdvisory.read(tree, base)
          .map(read -> new Drafts.Read(List.of(read.draft()), false).withSkipped(read.skipped()))
          .orElseGet(() -> new Drafts.Refused("a CSAF document without an id"));
    }
    if (tree.path("feed").path("entry").isArray()) {
      return rolie(tree.path("feed").path("entry"), base);
    }
    boolean leads =
        tree.path("canonical_url").isTextual()
            || tree.path("service").isObject()
            || tree.path("categories").isObject()
            || tree.has("aggregator");
    return leads
        ? new Drafts.Read(List.of(), false)
        : new Drafts.Refused("JSON, but neither a CSAF document nor a feed of such");
  }

  private static Drafts rolie(JsonNode entries, @Nullable URI base) {
    List<Draft> drafts = new ArrayList<>();
    boolean degraded = false;
    for (JsonNode entry : entries) {
      String id = text(entry, "id");
      if (id.isEmpty() || drafts.size() == Limits.ITEMS) {
        degraded = true;
        continue;
      }
      drafts.add(
          new Draft(
              id,
              Links.absolute(source(entry), base),
              text(entry, "title"),
              text(entry.path("summary"), "content"),
              FeedDates.read(text(entry, "updated", "published")),
              Stated.NOTHING,
              true));
    }
    return new Drafts.Read(drafts, degraded);
  }

  /** Where the document of an entry is. */
  static String source(JsonNode entry) {
    String source = text(entry.path("content"), "src");
    if (!source.isEmpty()) {
      return source;
    }
    for (JsonNode link : entry.path("link")) {
      if (text(link, "rel").equals("self")) {
        return text(link, "href");
      }
    }
    return "";
  }
}
