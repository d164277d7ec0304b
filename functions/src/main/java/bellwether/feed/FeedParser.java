package bellwether.feed;

import bellwether.domain.Format;
import java.net.URI;
import java.time.Instant;
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
   */
  public static Parsed parse(
      Format format,
      String feed,
      byte[] body,
      @Nullable String contentType,
      @Nullable URI base,
      Instant seenAt) {
    if (body.length > Limits.DOCUMENT_BYTES) {
      return new Parsed.Unreadable("longer than " + Limits.DOCUMENT_BYTES + " bytes");
    }
    try {
      Drafts drafts =
          switch (format) {
            case SYNDICATION -> syndication(body, contentType, base);
            case MAILMAN -> Mailman.read(body, contentType, base);
          };
      return switch (drafts) {
        case Drafts.Read(var read, var degraded) ->
            new Parsed.Items(Identity.of(feed, read, seenAt), degraded);
        case Drafts.Refused(var reason) -> new Parsed.Unreadable(reason);
      };
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      // A document is hostile input: whatever it breaks, the other feeds must go on.
      return new Parsed.Unreadable("breaks the parser: " + broken.getClass().getSimpleName());
    }
  }

  private static Drafts syndication(byte[] body, @Nullable String contentType, @Nullable URI base) {
    Decoder.Decoded decoded = Decoder.decode(body, contentType);
    String text = decoded.text();
    Drafts drafts =
        text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")
            ? JsonFeed.read(text, base)
            : XmlFeed.read(text, base);
    return drafts instanceof Drafts.Read(var read, var degraded)
        ? new Drafts.Read(read, degraded || decoded.mended())
        : drafts;
  }
}
