package bellwether.feed.format.syndication;

import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.ParseResult;
import bellwether.feed.text.TextDecoder;

/** Parses RSS, Atom, CDF and JSON Feed, and detects by the content which of them it is. */
public final class SyndicationParser {
  private SyndicationParser() {}

  public static ParseResult parse(FeedDocument document) {
    TextDecoder.Decoded decoded = document.decodeText();
    String text = decoded.text();
    String start = text.stripLeading();
    ParseResult result =
        start.startsWith("{") || start.startsWith("[")
            ? JsonFeedParser.parse(text, document.base())
            : XmlFeedParser.parse(text, document.base());
    return decoded.repaired() ? result.asRepaired() : result;
  }
}
