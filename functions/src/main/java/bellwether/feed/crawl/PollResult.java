package bellwether.feed.crawl;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.document.IdentifiedItem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one poll of one feed. */
public sealed interface PollResult {

  /**
   * The feed answered with a document.
   *
   * @param validators to be kept only after every item is; none where the document was empty or
   *     damaged and must be asked for again in full
   * @param completeness how much of what the feed shows was read
   * @param movedTo where every hop on the way was a permanent redirect; null where none was
   * @param retryAfter how long the server asks us to stay away before we read on; null where it
   *     does not say
   */
  record Changed(
      List<IdentifiedItem> items,
      Validators validators,
      Completeness completeness,
      @Nullable URI movedTo,
      @Nullable Duration retryAfter)
      implements PollResult {
    public Changed {
      items = List.copyOf(items);
    }

    /** A reading after which the server does not ask us to stay away. */
    public Changed(
        List<IdentifiedItem> items,
        Validators validators,
        Completeness completeness,
        @Nullable URI movedTo) {
      this(items, validators, completeness, movedTo, null);
    }

    /** Whether something had to be repaired or left out to read the feed. */
    public boolean isDegraded() {
      return completeness.isDegraded();
    }
  }

  /**
   * The feed is as it was at the last poll.
   *
   * @param movedTo as in {@link Changed}
   * @param validators to be kept from now on; null to keep those that are kept
   */
  record Unchanged(@Nullable URI movedTo, @Nullable Validators validators) implements PollResult {
    /** The same feed under the same validators. */
    public Unchanged(@Nullable URI movedTo) {
      this(movedTo, null);
    }
  }

  /**
   * The feed could not be read this time.
   *
   * @param reason for people, in one line, without secrets
   * @param retryAfter how long the server asks us to stay away, 1 minute to 24 hours; null where it
   *     does not say
   * @param isGone whether the server says that the feed is gone for good (410)
   */
  record Failed(String reason, @Nullable Duration retryAfter, boolean isGone)
      implements PollResult {}
}
