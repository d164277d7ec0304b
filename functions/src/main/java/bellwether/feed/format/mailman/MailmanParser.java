package bellwether.feed.format.mailman;

import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.http.BoundedInflater;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.TextDecoder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses a document of a Mailman 2 archive (pipermail): the text of a volume, or a message. */
public final class MailmanParser {
  private MailmanParser() {}

  public static ParseResult parse(FeedDocument document) {
    URI base = document.base();
    BoundedInflater.Inflated file;
    try {
      file = BoundedInflater.gunzipIfCompressed(document.body(), InputLimits.DOCUMENT_BYTES);
    } catch (BoundedInflater.TooLargeException tooLarge) {
      return new ParseResult.Failure("a gzip file that " + tooLarge.getMessage());
    }
    TextDecoder.Decoded decoded =
        TextDecoder.decode(file.bytes().toByteArray(), document.contentType());
    String text = decoded.text().replace("\r\n", "\n");
    boolean degraded = decoded.repaired() || file.defect() != null;
    if (text.isBlank()) {
      return new ParseResult.Failure("an empty document, not a Mailman archive");
    }
    if (InputLimits.exceeds(InputLimits.LINES, text, '\n')) {
      return new ParseResult.Failure("an archive of more than " + InputLimits.LINES + " lines");
    }
    Optional<List<ParsedItem>> month = MonthArchive.parse(text, base);
    if (month.isPresent()) {
      return new ParseResult.Success(month.get(), degraded);
    }
    return MessagePage.parse(text, base)
        .<ParseResult>map(message -> new ParseResult.Success(List.of(message), degraded))
        .orElseGet(() -> new ParseResult.Failure(failureReason(text, base)));
  }

  private static String failureReason(String text, @Nullable URI base) {
    URI anywhere = base == null ? URI.create("http://localhost/") : base;
    if (!ArchiveIndex.parse(text, anywhere).isEmpty()) {
      return "the index of an archive; give the text of a volume or the page of a message";
    }
    return text.toLowerCase(Locale.ROOT).contains("<html")
        ? "an HTML page without a Mailman message"
        : "no Mailman archive: neither a volume's text nor a message";
  }
}
