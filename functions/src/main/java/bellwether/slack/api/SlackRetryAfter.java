package bellwether.slack.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Parses and limits the wait in a {@code Retry-After} header. See
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
final class SlackRetryAfter {
  /** For a response without the header: Slack's limits are per minute. */
  static final Duration DEFAULT = Duration.ofMinutes(1);

  private static final Duration MIN = Duration.ofSeconds(1);

  /** An alert that is ten minutes late is retried whatever the header says. */
  private static final Duration MAX = Duration.ofMinutes(10);

  private SlackRetryAfter() {}

  /** Slack sends whole seconds; a date, which HTTP also allows, counts as missing. */
  static Duration parse(@Nullable String header) {
    String stated = header == null ? "" : header.strip();
    if (!stated.matches("-?[0-9]+")) {
      return DEFAULT;
    }
    if (stated.startsWith("-")) {
      return MIN;
    }
    // More digits than any sensible wait has, and possibly more than fit into a long.
    return stated.length() > 9
        ? MAX
        : Duration.ofSeconds(Math.clamp(Long.parseLong(stated), MIN.toSeconds(), MAX.toSeconds()));
  }
}
