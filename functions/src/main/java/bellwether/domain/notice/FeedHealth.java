package bellwether.domain.notice;

import bellwether.domain.feed.FeedProblem;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That feeds went wrong or came back.
 *
 * @param customer whose own feeds these are; {@link #OPERATORS} for everybody's
 * @param reports one a feed; never empty
 */
public record FeedHealth(String customer, List<Report> reports) implements Notice {

  /** No team has this id: Slack's begin with T or E. */
  public static final String OPERATORS = "operators";

  public FeedHealth {
    reports = List.copyOf(reports);
  }

  /**
   * What is or was wrong with one feed.
   *
   * @param recoveredAt null while it still is
   */
  public record Report(String feed, FeedProblem trouble, @Nullable Instant recoveredAt) {}
}
