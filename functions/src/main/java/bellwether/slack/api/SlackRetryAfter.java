package bellwether.slack.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wait that Slack asks for, and bounds it. See
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
final class SlackRetryAfter {
  /** For an answer that names no wait: Slack's limits are by the minute. */
  static final Duration DEFAULT = Duration.ofMinutes(1);

  private static final Duration MIN = Duration.ofSeconds(1);

  /** An alert that is ten minutes late is worth another try whatever the header says. */
  private static final Duration MAX = Duration.ofMinutes(10);

  private SlackRetryAfter() {}

  /** Slack sends whole seconds; a date, as HTTP also allows, counts as unstated. */
  static Duration parse(@Nullable String header) {
    String stated = header == null ? "" : header.strip();
    boolean negative = stated.startsWith("-");
    String digits = negative ? stated.substring(1) : stated;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return DEFAULT;
    }
    if (negative) {
      return MIN;
    }
    // More digits than any sensible wait has, and more than a long may hold.
    Duration wait = digits.length() > 9 ? MAX : Duration.ofSeconds(Long.parseLong(digits));
    return wait.compareTo(MIN) < 0 ? MIN : wait.compareTo(MAX) > 0 ? MAX : wait;
  }
}
