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
 * Reads a feed in XML: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF.
 *
 * <p>The parser is jsoup's, not the platform's: it knows no DTD, so there is no entity to expand
 * and nothing to fetch, and it reads on where XML asks it to give up, so one bad byte costs one
 * letter and not every item.
 */
public final class XmlFeedParser {
  private static final Completeness TRUNCATED =
      Completeness.damaged("the document ends in the middle; what stands before was read");

  private static final Set<String> ROOTS =
      Set.of(
          "rss",
          "rss:rss",
          "rdf:rdf",
          "feed",
          "atom:feed",
          "channel",
          "rss:channel",
          "rss11:channel");
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
    List<ParsedItem> drafts =
        found.items.stream()
            .limit(InputLimits.ITEMS)
            .map(item -> XmlItemReader.parse(item, base))
            .toList();
    if (!isClosed(root.get())) {
      return new ParseResult.Success(drafts, TRUNCATED);
    }
    boolean mended = found.hasIncompleteItem || more || !parser.getErrors().isEmpty();
    return new ParseResult.Success(drafts, mended);
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

  /** Whether the document itself ends the element; a truncated one does not. */
  private static boolean isClosed(Element element) {
    Range end = element.endSourceRange();
    // An empty-element tag such as <item/> is its own end, and ends where it begins.
    boolean empty = end.startPos() == element.sourceRange().startPos();
    return end.isTracked() && (empty || !end.isImplicit());
  }

  /** Collects complete items wherever they stand; what is cut off in the middle is left out. */
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
