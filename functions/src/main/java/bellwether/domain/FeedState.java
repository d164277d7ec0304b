package bellwether.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a feed between two polls.
 *
 * @param etag the validator byte for byte as the server sent it; null where none
 * @param lastModified the validator byte for byte as the server sent it; null where none
 * @param nextPollAt the feed is due from then on
 * @param failures polls failed in a row
 * @param lastSuccessAt null before the first success
 * @param lastItemAt when an item was last new; null before the first
 * @param lastError why the last poll failed, without secrets; null after a success
 * @param shown fingerprints of what the feed last showed
 * @param version counts the writes of this state; 0 before the first
 */
public record FeedState(
    String feed,
    @Nullable String etag,
    @Nullable String lastModified,
    Instant nextPollAt,
    int failures,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastItemAt,
    @Nullable String lastError,
    Set<Long> shown,
    long version) {

  public FeedState {
    shown = Set.copyOf(shown);
  }

  /** The state of a feed that was never polled: due at once, nothing known. */
  public static FeedState never(String feed) {
    return new FeedState(feed, null, null, Instant.EPOCH, 0, null, null, null, Set.of(), 0);
  }
}
