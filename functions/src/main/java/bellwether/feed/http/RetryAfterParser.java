package bellwether.feed.http;

import bellwether.feed.text.DateParser;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads how long a server asks us to stay away: seconds or a date (RFC 9110, section 10.2.3). */
public final class RetryAfterParser {
  public static final Duration SHORTEST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofHours(24);

  private RetryAfterParser() {}

  /** Between 1 minute and 24 hours; null where the header is absent or says nothing. */
  static @Nullable public Duration read(@Nullable String header, Clock clock) {
    if (header == null) {
      return null;
    }
    String value = header.strip();
    if (value.matches("\\d{1,9}")) {
      return clamped(Duration.ofSeconds(Long.parseLong(value)));
    }
    if (value.matches("\\d+")) {
      return LONGEST;
    }
    OffsetDateTime date = DateParser.read(value);
    return date == null ? null : clamped(Duration.between(clock.instant(), date.toInstant()));
  }

  private static Duration clamped(Duration wait) {
    return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
