package bellwether.slack.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of searching a channel for the message of a delivery. */
public sealed interface SearchResult {

  record Found(String ts) implements SearchResult {}

  /** The whole span was read, and the message is not in it. */
  record NotFound() implements SearchResult {}

  /**
   * The span could not be read to its end, so the message may or may not exist. Slack may ask to
   * wait.
   */
  record Inconclusive(String reason, @Nullable Duration retryAfter) implements SearchResult {}
}
