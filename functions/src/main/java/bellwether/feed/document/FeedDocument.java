package bellwether.feed.document;

import bellwether.domain.feed.Mapping;
import bellwether.feed.text.TextDecoder;
import java.net.URI;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A document of a feed, as fetched.
 *
 * @param contentType the header as the server sent it; null if unknown
 * @param base the address of the document, to resolve its links; null if unknown
 * @param mapping for formats that need one; null for all others
 */
public record FeedDocument(
    ByteString body, @Nullable String contentType, @Nullable URI base, @Nullable Mapping mapping) {

  public TextDecoder.Decoded decodeText() {
    return TextDecoder.decode(body.toByteArray(), contentType);
  }
}
