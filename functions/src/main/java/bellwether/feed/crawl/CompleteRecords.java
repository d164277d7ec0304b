package bellwether.feed.crawl;

import bellwether.domain.feed.Format;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import okio.ByteString;

/**
 * The beginning of a document whose end is missing, without the record that the cut goes through:
 * half a name may be another's. Feeds in XML know themselves which of their items are whole.
 */
final class CompleteRecords {
  private CompleteRecords() {}

  static ByteString completeRecords(Format format, ByteString body) {
    return switch (format) {
      case CSV -> truncateAfterLast(body, "\n", true);
      case MAILMAN -> truncateAfterLast(body, "\nFrom ", false);
      case HTML -> truncateAfterLast(body, "</tr>", true);
      default -> body;
    };
  }

  /** All of it where the separator is not found. */
  private static ByteString truncateAfterLast(ByteString body, String separator, boolean included) {
    // One letter a byte, so that positions are those of the bytes.
    String text = body.string(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int at = text.lastIndexOf(separator.toLowerCase(Locale.ROOT));
    return at < 0 ? body : body.substring(0, included ? at + separator.length() : at + 1);
  }
}
