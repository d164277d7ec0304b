package bellwether.feed.crawl;

import bellwether.domain.feed.Format;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import okio.ByteString;

/**
 * Removes the incomplete last record of a truncated document, because half a name may be another
 * company's name. XML feeds do not need it, because their parser skips incomplete items.
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

  /** Returns the whole body if the separator is not found. */
  private static ByteString truncateAfterLast(ByteString body, String separator, boolean included) {
    // ISO 8859-1 has one character per byte, so positions in the text are positions in the body.
    String text = body.string(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int at = text.lastIndexOf(separator.toLowerCase(Locale.ROOT));
    return at < 0 ? body : body.substring(0, included ? at + separator.length() : at + 1);
  }
}
