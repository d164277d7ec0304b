package bellwether.slack.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a search of a channel for a delivery came to. */
public sealed interface Look {

  /**
   * The message is there.
   *
   * @param ts Slack's id of the message
   */
  record Found(String ts) implements Look {}

  /** The whole span was read, and the message is not there. */
  record Absent() implements Look {}

  /**
   * The span could not be read to its end, so nothing is known.
   *
   * @param reason without secrets
   * @param retryAfter the wait that Slack asks for; null where it names none
   */
  record CannotLook(String reason, @Nullable Duration retryAfter) implements Look {}
}
