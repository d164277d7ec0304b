package bellwether.domain.notice;

import bellwether.domain.feed.FeedProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That feeds went wrong or came back.
 *
 * @param customer whose own feeds these are; {@link #OPERATORS} for everybody's
 * @param feeds one a feed; never empty
 */
public record FeedHealth(String customer, List<FeedStatus> feeds) implements Notice {

  /** No team has this id: Slack's begin with T or E. */
  public static final String OPERATORS = "operators";

  public FeedHealth {
    feeds = List.copyOf(feeds);
  }

  /**
   * What is or was wrong with one feed.
   *
   * @param recoveredAt null while it still is
   */
  public record FeedStatus(String feed, FeedProblem problem, @Nullable Instant recoveredAt) {}
}
