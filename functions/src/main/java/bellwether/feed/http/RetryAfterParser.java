package bellwether.feed.http;

import bellwether.feed.text.DateParser;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Parses the Retry-After header: seconds or a date (RFC 9110, section 10.2.3). */
public final class RetryAfterParser {
  public static final Duration MIN_WAIT = Duration.ofMinutes(1);
  static final Duration MAX_WAIT = Duration.ofHours(24);

  private RetryAfterParser() {}

  /** Between 1 minute and 24 hours; null if the header is absent or cannot be parsed. */
  static @Nullable public Duration parse(@Nullable String header, Clock clock) {
    if (header == null) {
      return null;
    }
    String value = header.strip();
    if (value.matches("\\d{1,9}")) {
      return clamp(Duration.ofSeconds(Long.parseLong(value)));
    }
    if (value.matches("\\d+")) {
      return MAX_WAIT;
    }
    OffsetDateTime date = DateParser.parse(value);
    return date == null ? null : clamp(Duration.between(clock.instant(), date.toInstant()));
  }

  private static Duration clamp(Duration wait) {
    return wait.compareTo(MIN_WAIT) < 0 ? MIN_WAIT : wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
  }
}
