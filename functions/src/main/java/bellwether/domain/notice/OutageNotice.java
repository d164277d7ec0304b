package bellwether.domain.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That workspaces take nothing from us, or do so again: for those who run Bellwether, since nobody
 * there can be told.
 *
 * @param lines one a workspace; never empty
 * @param installPage where they install it again; null where nobody told us
 */
public record OutageNotice(List<Line> lines, @Nullable String installPage) implements Notice {

  public OutageNotice {
    lines = List.copyOf(lines);
  }

  @Override
  public String customer() {
    return FeedHealth.OPERATORS;
  }

  /**
   * How one workspace fares.
   *
   * @param reason with what to do, in plain words
   * @param waiting how many of its alerts wait
   * @param overAt null while it takes nothing
   */
  public record Line(
      String team, Instant since, String reason, int waiting, @Nullable Instant overAt) {}
}
