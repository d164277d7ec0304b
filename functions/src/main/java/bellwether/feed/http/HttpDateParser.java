package bellwether.feed.http;

import bellwether.feed.text.DateParser;
import java.time.Instant;
import java.time.OffsetDateTime;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads dates in headers (RFC 9110, section 5.6.7), however far off they are. */
public final class HttpDateParser {
  private static final String NAME = "Date";

  private HttpDateParser() {}

  /** Null where there is none, or none that can be read. */
  static @Nullable public Instant parse(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String line = header.replaceAll("[^ -~]", "").strip();
    Instant instant = Headers.of(NAME, line).getInstant(NAME);
    if (instant != null) {
      return instant;
    }
    OffsetDateTime date = DateParser.parse(line);
    return date == null ? null : date.toInstant();
  }
}
