package bellwether.feed.crawl;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.document.IdentifiedItem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of polling a feed once. */
public sealed interface PollResult {

  /**
   * The feed answered with a document.
   *
   * @param validators to be stored only after all items are; none if the document was empty or
   *     damaged and must be fetched in full again
   * @param completeness how much of the feed was read
   * @param movedTo the new address if every redirect was permanent; null if there was none
   * @param retryAfter how long the server asks us to wait before the next request; null if it does
   *     not say
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

    public Changed(
        List<IdentifiedItem> items,
        Validators validators,
        Completeness completeness,
        @Nullable URI movedTo) {
      this(items, validators, completeness, movedTo, null);
    }
  }

  /**
   * The feed did not change since the last poll.
   *
   * @param movedTo as in {@link Changed}
   * @param validators to be stored; null to keep the stored ones
   */
  record Unchanged(@Nullable URI movedTo, @Nullable Validators validators) implements PollResult {
    public Unchanged(@Nullable URI movedTo) {
      this(movedTo, null);
    }
  }

  /**
   * The feed could not be read.
   *
   * @param reason for people, in one line, without secrets
   * @param retryAfter how long the server asks us to wait, 1 minute to 24 hours; null if it does
   *     not say
   * @param isGone whether the server answered 410 Gone
   */
  record Failed(String reason, @Nullable Duration retryAfter, boolean isGone)
      implements PollResult {}
}
