package bellwether.feed.http;

import bellwether.feed.text.DateParser;
import java.time.Instant;
import java.time.OffsetDateTime;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Parses dates in HTTP headers (RFC 9110, section 5.6.7), including malformed ones. */
public final class HttpDateParser {
  private static final String NAME = "Date";

  private HttpDateParser() {}

  /** Null if there is no date that can be parsed. */
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
