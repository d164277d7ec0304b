package bellwether.feed.document;

import bellwether.domain.feed.Mapping;
import bellwether.feed.text.CharsetDecoder;
import java.net.URI;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One document of a feed, as it came.
 *
 * @param contentType the header as the server sent it; null where unknown
 * @param base where the document comes from, to resolve its links; null where unknown
 * @param mapping for formats that need one; null for all others
 */
public record Document(
    ByteString body, @Nullable String contentType, @Nullable URI base, @Nullable Mapping mapping) {

  /** The text of the document, whatever its charset. */
  public CharsetDecoder.Decoded decodeText() {
    return CharsetDecoder.decode(body.toByteArray(), contentType);
  }
}
