package bellwether.slack.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a search of a channel for a delivery came to. */
public sealed interface SearchResult {

  /**
   * The message is there.
   *
   * @param ts Slack's id of the message
   */
  record Found(String ts) implements SearchResult {}

  /** The whole span was read, and the message is not there. */
  record NotFound() implements SearchResult {}

  /**
   * The span could not be read to its end, so nothing is known.
   *
   * @param reason without secrets
   * @param retryAfter the wait that Slack asks for; null where it names none
   */
  record Inconclusive(String reason, @Nullable Duration retryAfter) implements SearchResult {}
}
