package bellwether.feed.format.mailman;

import bellwether.feed.document.Drafts;
import bellwether.feed.http.Inflation;
import bellwether.feed.text.Limits;
import bellwether.feed.text.Decoder;
import bellwether.feed.document.Draft;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a Mailman 2 archive (pipermail) serves, told apart by content. */
public final class Mailman {
  private Mailman() {}

  public static Drafts read(byte[] body, @Nullable String contentType, @Nullable URI base) {
    boolean whole = true;
    byte[] bytes = body;
    if (Inflation.isGzip(body)) {
      try {
        Inflation.Inflated inflated = Inflation.gunzip(body, Limits.DOCUMENT_BYTES);
        bytes = inflated.bytes().toByteArray();
        whole = inflated.whole();
      } catch (Inflation.TooLarge tooLarge) {
        return new Drafts.Refused("a gzip file that " + tooLarge.getMessage());
      } catch (IOException damaged) {
        return new Drafts.Refused("a damaged gzip file");
      }
    }
    Decoder.Decoded decoded = Decoder.decode(bytes, contentType);
    String text = decoded.text().replace("\r\n", "\n");
    boolean degraded = decoded.mended() || !whole;
    if (text.isBlank()) {
      return new Drafts.Refused("an empty document, not a Mailman archive");
    }
    if (Limits.passes(Limits.LINES, text, '\n')) {
      return new Drafts.Refused("an archive of more than " + Limits.LINES + " lines");
    }
    Optional<List<Draft>> month = MonthArchive.read(text, base);
    if (month.isPresent()) {
      return new Drafts.Read(month.get(), degraded);
    }
    return MessagePage.read(text, base)
        .<Drafts>map(draft -> new Drafts.Read(List.of(draft), degraded))
        .orElseGet(() -> new Drafts.Refused(refusal(text, base)));
  }

  private static String refusal(String text, @Nullable URI base) {
    URI anywhere = base == null ? URI.create("http://localhost/") : base;
    if (!ArchiveIndex.volumes(text, anywhere).isEmpty()) {
      return "the index of an archive; give the text of a volume or the page of a message";
    }
    return text.toLowerCase(Locale.ROOT).contains("<html")
        ? "an HTML page without a Mailman message"
        : "no Mailman archive: neither a volume's text nor a message";
  }
}
