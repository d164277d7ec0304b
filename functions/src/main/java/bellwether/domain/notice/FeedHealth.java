package bellwether.domain.notice;

import bellwether.domain.feed.FeedProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice that feeds failed or recovered.
 *
 * @param customer the customer who added the feeds; {@link #OPERATORS} for shared feeds
 * @param feeds one entry for each feed; never empty
 */
public record FeedHealth(String customer, List<FeedStatus> feeds) implements Notice {

  /** The recipient of notices for operators. Slack's team ids begin with T or E. */
  public static final String OPERATORS = "operators";

  public FeedHealth {
    feeds = List.copyOf(feeds);
  }

  /**
   * The status of one feed.
   *
   * @param recoveredAt null while the problem lasts
   */
  public record FeedStatus(String feed, FeedProblem problem, @Nullable Instant recoveredAt) {}
}
