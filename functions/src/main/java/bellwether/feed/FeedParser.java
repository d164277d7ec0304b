package bellwether.feed;

import bellwether.feed.document.Parsed;
import bellwether.feed.text.Limits;
import bellwether.feed.document.Document;
import bellwether.feed.document.Drafts;
import bellwether.feed.document.Identity;
import bellwether.feed.format.mailman.Mailman;
import bellwether.feed.format.hibp.HibpList;
import bellwether.feed.format.kev.KevCatalogue;
import bellwether.feed.format.edgar.EdgarPage;
import bellwether.feed.format.leaksite.RansomwareLive;
import bellwether.feed.format.leaksite.RansomLook;
import bellwether.feed.format.ghsa.Ghsa;
import bellwether.feed.format.osv.OsvRecord;
import bellwether.feed.format.csaf.Csaf;
import bellwether.feed.format.mapped.MappedCsv;
import bellwether.feed.format.mapped.MappedJson;
import bellwether.feed.format.mapped.MappedHtml;
import bellwether.feed.format.mail.Mail;
import bellwether.feed.text.Decoder;
import bellwether.feed.format.syndication.JsonFeed;
import bellwether.feed.format.syndication.XmlFeed;

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
  public static Parsed parse(
      Format format,
      String feed,
      byte[] body,
      @Nullable String contentType,
      @Nullable URI base,
      @Nullable Mapping mapping,
      Instant seenAt) {
    if (body.length > Limits.DOCUMENT_BYTES) {
      return new Parsed.Unreadable("longer than " + Limits.DOCUMENT_BYTES + " bytes");
    }
    try {
      return switch (drafts(
          format, new Document(ByteString.of(body), contentType, base, mapping))) {
        case Drafts.Read(var read, var completeness) ->
            new Parsed.Items(Identity.of(feed, read, seenAt), completeness);
        case Drafts.Refused(var reason) -> new Parsed.Unreadable(reason);
      };
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      // A document is hostile input: whatever it breaks, the other feeds must go on.
      return new Parsed.Unreadable("breaks the parser: " + broken.getClass().getSimpleName());
    }
  }

  /** Reads one document of a format that needs no mapping. */
  public static Parsed parse(
      Format format,
      String feed,
      byte[] body,
      @Nullable String contentType,
      @Nullable URI base,
      Instant seenAt) {
    return parse(format, feed, body, contentType, base, null, seenAt);
  }

  private static Drafts drafts(Format format, Document document) {
    return switch (format) {
      case SYNDICATION -> syndication(document);
      case MAILMAN ->
          Mailman.read(document.body().toByteArray(), document.contentType(), document.base());
      case HIBP -> HibpList.read(document);
      case KEV -> KevCatalogue.read(document);
      case EDGAR -> EdgarPage.read(document);
      case RANSOMWARE_LIVE -> RansomwareLive.read(document);
      case RANSOMLOOK -> RansomLook.read(document);
      case GHSA -> Ghsa.read(document);
      case OSV -> OsvRecord.read(document);
      case CSAF -> Csaf.read(document);
      case CSV -> MappedCsv.read(document);
      case JSON -> MappedJson.read(document);
      case HTML -> MappedHtml.read(document);
      case MAIL -> Mail.read(document);
    };
  }

  private static Drafts syndication(Document document) {
    Decoder.Decoded decoded = document.decoded();
    String text = decoded.text();
    URI base = document.base();
    Drafts drafts =
        text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")
            ? JsonFeed.read(text, base)
            : XmlFeed.read(text, base);
    return drafts instanceof Drafts.Read(var read, var completeness) && decoded.mended()
        ? new Drafts.Read(read, completeness.plus(Parsed.REPAIRED))
        : drafts;
  }
}
