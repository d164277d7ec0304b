package bellwether.feed;

import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.ParsedDocument;
import java.net.URI;
import java.time.Instant;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Parses a document of a feed into items with an identity. */
public final class FeedParser {
  private FeedParser() {}

  /** Parses one document; {@code mapping} is null for formats that need none. Never throws. */
  public static ParsedDocument parse(
      Format format,
      String feed,
      byte[] body,
      @Nullable String contentType,
      @Nullable URI base,
      @Nullable Mapping mapping,
      Instant seenAt) {
    return ParsedDocument.of(
        FormatSupport.of(format).parser(),
        feed,
        new FeedDocument(ByteString.of(body), contentType, base, mapping),
        seenAt);
  }

  /** Parses one document of a format that needs no mapping. */
  public static ParsedDocument parse(
      Format format,
      String feed,
      byte[] body,
      @Nullable String contentType,
      @Nullable URI base,
      Instant seenAt) {
    return parse(format, feed, body, contentType, base, null, seenAt);
  }
}
