package bellwether.feed;

import bellwether.feed.document.ParsedDocument;
import bellwether.feed.text.InputLimits;
import bellwether.feed.document.Document;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ItemIdentity;
import bellwether.feed.format.mailman.MailmanParser;
import bellwether.feed.format.hibp.HibpParser;
import bellwether.feed.format.kev.KevParser;
import bellwether.feed.format.edgar.EdgarParser;
import bellwether.feed.format.leaksite.RansomwareLiveParser;
import bellwether.feed.format.leaksite.RansomLookParser;
import bellwether.feed.format.ghsa.GhsaParser;
import bellwether.feed.format.osv.OsvParser;
import bellwether.feed.format.csaf.CsafParser;
import bellwether.feed.format.mapped.CsvParser;
import bellwether.feed.format.mapped.JsonParser;
import bellwether.feed.format.mapped.HtmlTableParser;
import bellwether.feed.format.mail.MailParser;
import bellwether.feed.text.CharsetDecoder;
import bellwether.feed.format.syndication.JsonFeedParser;
import bellwether.feed.format.syndication.XmlFeedParser;

import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
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
      return switch (drafts(
          format, new Document(ByteString.of(body), contentType, base, mapping))) {
        case ParseResult.Read(var read, var completeness) ->
            new ParsedDocument.Items(ItemIdentity.of(feed, read, seenAt), completeness);
        case ParseResult.Refused(var reason) -> new ParsedDocument.Unreadable(reason);
      };
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      // A document is hostile input: whatever it breaks, the other feeds must go on.
      return new ParsedDocument.Unreadable("breaks the parser: " + broken.getClass().getSimpleName());
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

  private static ParseResult drafts(Format format, Document document) {
    return switch (format) {
      case SYNDICATION -> syndication(document);
      case MAILMAN ->
          MailmanParser.read(document.body().toByteArray(), document.contentType(), document.base());
      case HIBP -> HibpParser.read(document);
      case KEV -> KevParser.read(document);
      case EDGAR -> EdgarParser.read(document);
      case RANSOMWARE_LIVE -> RansomwareLiveParser.read(document);
      case RANSOMLOOK -> RansomLookParser.read(document);
      case GHSA -> GhsaParser.read(document);
      case OSV -> OsvParser.read(document);
      case CSAF -> CsafParser.read(document);
      case CSV -> CsvParser.read(document);
      case JSON -> JsonParser.read(document);
      case HTML -> HtmlTableParser.read(document);
      case MAIL -> MailParser.read(document);
    };
  }

  private static ParseResult syndication(Document document) {
    CharsetDecoder.Decoded decoded = document.decoded();
    String text = decoded.text();
    URI base = document.base();
    ParseResult drafts =
        text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")
            ? JsonFeedParser.read(text, base)
            : XmlFeedParser.read(text, base);
    return drafts instanceof ParseResult.Read(var read, var completeness) && decoded.mended()
        ? new ParseResult.Read(read, completeness.plus(ParsedDocument.REPAIRED))
        : drafts;
  }
}
