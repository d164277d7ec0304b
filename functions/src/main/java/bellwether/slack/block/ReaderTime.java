package bellwether.slack.block;

import java.time.Instant;

/**
 * A time that Slack shows in the reader's own time zone, as in "today, 9:12 AM".
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text#date-formatting">Date
 *     formatting</a>
 */
final class ReaderTime {
  private static final String FORMAT = "{date_short_pretty}, {time}";

  private ReaderTime() {}

  /** An element of rich_text. */
  static JsonObject richText(Instant at) {
    return JsonObject.ofType("date")
        .with("timestamp", seconds(at))
        .with("format", FORMAT)
        .with("fallback", Phrases.formatMinute(at));
  }

  /** A control sequence of mrkdwn. */
  static String markup(Instant at) {
    return "<!date^" + seconds(at) + "^" + FORMAT + "|" + Phrases.formatMinute(at) + ">";
  }

  /** Slack accepts no time before 1970. */
  private static long seconds(Instant at) {
    return Math.max(0, at.getEpochSecond());
  }
}
