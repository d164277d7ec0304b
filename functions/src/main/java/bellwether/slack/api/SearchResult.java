package bellwether.slack.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of searching a channel for the message of a delivery. */
public sealed interface SearchResult {

  record Found(String ts) implements SearchResult {}

  /** The whole span was read, and the message is not in it. */
  record NotFound() implements SearchResult {}

  /**
   * The span could not be read to its end, so the message may or may not exist.
   *
   * @param retryAfter how long Slack asked to wait; null if it did not
   * @param position where the next search of the same span continues; null at its start
   */
  record Inconclusive(String reason, @Nullable Duration retryAfter, @Nullable String position)
      implements SearchResult {}
}
