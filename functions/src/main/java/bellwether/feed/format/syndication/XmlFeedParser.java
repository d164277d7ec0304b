package bellwether.feed.format.syndication;

import bellwether.domain.feed.Completeness;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.InputLimits;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Parses a feed in XML: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF.
 *
 * <p>Uses jsoup instead of the platform's parser: it supports no DTD, so there are no entities to
 * expand or fetch, and it continues after errors, so one bad byte does not cost all items.
 */
public final class XmlFeedParser {
  private static final Completeness TRUNCATED =
      Completeness.damaged("the document ends in the middle; what stands before was read");

  private static final Set<String> ROOTS =
      Set.of("rss rss:rss rdf:rdf feed atom:feed channel rss:channel rss11:channel".split(" "));
  private static final Set<String> ITEMS =
      Set.of("item", "rss:item", "rss11:item", "entry", "atom:entry");

  private XmlFeedParser() {}

  public static ParseResult parse(String text, @Nullable URI base) {
    if (InputLimits.exceeds(InputLimits.TAGS, text, '<')) {
      return new ParseResult.Failure("a document of more than " + InputLimits.TAGS + " tags");
    }
    Parser parser =
        Parser.xmlParser().setMaxDepth(InputLimits.DEPTH).setTrackPosition(true).setTrackErrors(1);
    Document document = parser.parseInput(text, "");
    Optional<Element> root = findRoot(document);
    if (root.isEmpty()) {
      return new ParseResult.Failure(
          looksLikeHtml(text)
              ? "an HTML page, not a feed"
              : "not a feed in RSS, Atom or JSON Feed");
    }
    ItemCollector found = new ItemCollector();
    var _ = root.get().filter(found);
    boolean more = found.items.size() > InputLimits.ITEMS;
    List<ParsedItem> parsedItems =
        found.items.stream()
            .limit(InputLimits.ITEMS)
            .map(item -> XmlItemReader.parse(item, base))
            .toList();
    if (!isClosed(root.get())) {
      return new ParseResult.Success(parsedItems, TRUNCATED);
    }
    boolean repaired = found.hasIncompleteItem || more || !parser.getErrors().isEmpty();
    return new ParseResult.Success(parsedItems, repaired);
  }

  private static Optional<Element> findRoot(Document document) {
    return document.children().stream()
        .filter(element -> ROOTS.contains(XmlNames.normalizedName(element)))
        .findFirst();
  }

  private static boolean looksLikeHtml(String text) {
    String head = text.substring(0, Math.min(text.length(), 2_000)).toLowerCase(Locale.ROOT);
    return head.contains("<html") || head.contains("<!doctype html") || head.contains("<body");
  }

  /** Whether the element has an end tag; in a truncated document it has none. */
  private static boolean isClosed(Element element) {
    Range end = element.endSourceRange();
    // An empty-element tag such as <item/> ends where it begins.
    boolean empty = end.startPos() == element.sourceRange().startPos();
    return end.isTracked() && (empty || !end.isImplicit());
  }

  /** Collects complete items at any depth, and skips truncated ones. */
  private static final class ItemCollector implements NodeFilter {
    private final List<Element> items = new ArrayList<>();
    private boolean hasIncompleteItem;

    @Override
    public FilterResult head(Node node, int depth) {
      if (!(node instanceof Element element) || !ITEMS.contains(XmlNames.normalizedName(element))) {
        return FilterResult.CONTINUE;
      }
      if (isClosed(element)) {
        items.add(element);
        return FilterResult.SKIP_CHILDREN;
      }
      hasIncompleteItem = true;
      return FilterResult.CONTINUE;
    }
  }
}
