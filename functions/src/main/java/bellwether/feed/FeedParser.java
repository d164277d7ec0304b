package bellwether.feed;

import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.document.Document;
import bellwether.feed.document.ItemIdentity;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedDocument;
import bellwether.feed.format.csaf.CsafParser;
import bellwether.feed.format.edgar.EdgarParser;
import bellwether.feed.format.ghsa.GhsaParser;
import bellwether.feed.format.hibp.HibpParser;
import bellwether.feed.format.kev.KevParser;
import bellwether.feed.format.leaksite.RansomLookParser;
import bellwether.feed.format.leaksite.RansomwareLiveParser;
import bellwether.feed.format.mail.MailParser;
import bellwether.feed.format.mailman.MailmanParser;
import bellwether.feed.format.mapped.CsvParser;
import bellwether.feed.format.mapped.HtmlTableParser;
import bellwether.feed.format.mapped.JsonParser;
import bellwether.feed.format.osv.OsvParser;
import bellwether.feed.format.syndication.JsonFeedParser;
import bellwether.feed.format.syndication.XmlFeedParser;
import bellwether.feed.text.CharsetDecoder;
import bellwether.feed.text.InputLimits;
import java.net.URI;
import java.time.Instant;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads a feed's document into advisories, whatever bytes it is made of. */
public final class FeedParser {
  private FeedParser() {}

  /**
   * Reads one document. Never throws, not even on bytes made to break a parser.
   *
   * @param feed name of the feed, part of each item's identity
   * @param contentType the header as the server sent it; null where unknown
   * @param base where the document comes from, to resolve its links; null where unknown
   * @param mapping for the formats that need one; null for all others
   */
  public static ParsedDocument parse(
      Format format,
      String feed,
      byte[] body,
      @Nullable String contentType,
      @Nullable URI base,
      @Nullable Mapping mapping,
      Instant seenAt) {
    if (body.length > InputLimits.DOCUMENT_BYTES) {
      return new ParsedDocument.Unreadable("longer than " + InputLimits.DOCUMENT_BYTES + " bytes");
    }
    try {
      return switch (parseFormat(
          format, new Document(ByteString.of(body), contentType, base, mapping))) {
        case ParseResult.Success(var read, var completeness) ->
            new ParsedDocument.Items(ItemIdentity.identify(feed, read, seenAt), completeness);
        case ParseResult.Failure(var reason) -> new ParsedDocument.Unreadable(reason);
      };
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      // A document is hostile input: whatever it breaks, the other feeds must go on.
      return new ParsedDocument.Unreadable(
          "breaks the parser: " + broken.getClass().getSimpleName());
    }
  }

  /** Reads one document of a format that needs no mapping. */
  public static ParsedDocument parse(
      Format format,
      String feed,
      byte[] body,
      @Nullable String contentType,
      @Nullable URI base,
      Instant seenAt) {
    return parse(format, feed, body, contentType, base, null, seenAt);
  }

  private static ParseResult parseFormat(Format format, Document document) {
    return switch (format) {
      case SYNDICATION -> parseSyndication(document);
      case MAILMAN ->
          MailmanParser.parse(
              document.body().toByteArray(), document.contentType(), document.base());
      case HIBP -> HibpParser.parse(document);
      case KEV -> KevParser.parse(document);
      case EDGAR -> EdgarParser.parse(document);
      case RANSOMWARE_LIVE -> RansomwareLiveParser.parse(document);
      case RANSOMLOOK -> RansomLookParser.parse(document);
      case GHSA -> GhsaParser.parse(document);
      case OSV -> OsvParser.parse(document);
      case CSAF -> CsafParser.parse(document);
      case CSV -> CsvParser.parse(document);
      case JSON -> JsonParser.parse(document);
      case HTML -> HtmlTableParser.parse(document);
      case MAIL -> MailParser.parse(document);
    };
  }

  private static ParseResult parseSyndication(Document document) {
    CharsetDecoder.Decoded decoded = document.decodeText();
    String text = decoded.text();
    URI base = document.base();
    ParseResult drafts =
        text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")
            ? JsonFeedParser.parse(text, base)
            : XmlFeedParser.parse(text, base);
    return drafts instanceof ParseResult.Success(var read, var completeness) && decoded.repaired()
        ? new ParseResult.Success(read, completeness.plus(ParsedDocument.REPAIRED))
        : drafts;
  }
}
