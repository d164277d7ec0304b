package bellwether.feed;

import bellwether.domain.Completeness;
import bellwether.domain.FeedState.Validators;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one poll of one feed. */
public sealed interface Reading {

  /**
   * The feed answered with a document.
   *
   * @param validators to be kept only after every item is; none where the document was empty or
   *     damaged and must be asked for again in full
   * @param completeness how much of what the feed shows was read
   * @param movedTo where every hop on the way was a permanent redirect; null where none was
   */
  record Fresh(
      List<Item> items, Validators validators, Completeness completeness, @Nullable URI movedTo)
      implements Reading {
    public Fresh {
      items = List.copyOf(items);
    }

    /** Whether something had to be repaired or left out to read the feed. */
    public boolean degraded() {
      return completeness.isDegraded();
    }
  }

  /**
   * The feed is as it was at the last poll: keep the validators that are kept.
   *
   * @param movedTo as in {@link Fresh}
   */
  record Unchanged(@Nullable URI movedTo) implements Reading {}

  /**
   * The feed could not be read this time.
   *
   * @param reason for people, in one line, without secrets
   * @param retryAfter how long the server asks us to stay away, 1 minute to 24 hours; null where it
   *     does not say
   * @param gone whether the server says that the feed is gone for good (410)
   */
  record Failed(String reason, @Nullable Duration retryAfter, boolean gone) implements Reading {}
}
