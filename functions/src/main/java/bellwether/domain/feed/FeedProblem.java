package bellwether.domain.feed;

import java.time.Instant;

/**
 * A problem with a feed.
 *
 * @param since when the problem was first seen
 * @param reason in one line for people, without secrets
 */
public record FeedProblem(Kind kind, Instant since, String reason) {

  /** The ways in which a feed fails. */
  public enum Kind {
    /** It can't be fetched, or the response is not a feed. */
    FAILING,
    /** The server says that it is gone permanently. */
    GONE,
    /** It has no items where it used to have some. */
    EMPTY,
    /** It has had no new items for much longer than usual. */
    SILENT,
    /** Its items have new ids or links; they are recognized anyway. */
    CHURN,
    /** It is damaged, so that less of it can be read. */
    DEGRADED;

    /** Whether items of the feed may be missed because of it. */
    public boolean losesItems() {
      return switch (this) {
        case FAILING, GONE, EMPTY, DEGRADED -> true;
        case SILENT, CHURN -> false;
      };
    }
  }
}
