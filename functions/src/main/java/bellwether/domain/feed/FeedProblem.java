package bellwether.domain.feed;

import java.time.Instant;

/**
 * What is wrong with a feed.
 *
 * @param since when it was first seen to be wrong
 * @param reason for people, in one line, without secrets
 */
public record FeedProblem(Kind kind, Instant since, String reason) {

  /** The ways in which a feed dies or goes mad. */
  public enum Kind {
    /** It can't be fetched, or what it answers is not a feed. */
    FAILING,
    /** It says of itself that it is gone for good. */
    GONE,
    /** It answers without items where it used to have some. */
    EMPTY,
    /** It has brought nothing new for far longer than is usual for it. */
    SILENT,
    /** It gives its items new ids or links: they are taken for what they were. */
    CHURN,
    /** It is damaged, and less of it can be read than before. */
    DEGRADED
  }
}
