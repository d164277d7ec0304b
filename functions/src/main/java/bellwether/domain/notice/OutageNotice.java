package bellwether.domain.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That workspaces take nothing from us, or do so again: for those who run Bellwether, since nobody
 * there can be told.
 *
 * @param workspaces one a workspace; never empty
 * @param installUrl where they install it again; null where nobody told us
 */
public record OutageNotice(List<WorkspaceStatus> workspaces, @Nullable String installUrl)
    implements Notice {

  public OutageNotice {
    workspaces = List.copyOf(workspaces);
  }

  @Override
  public String customer() {
    return FeedHealth.OPERATORS;
  }

  /**
   * How one workspace fares.
   *
   * @param reason with what to do, in plain words
   * @param pendingAlerts how many of its alerts wait
   * @param endedAt null while it takes nothing
   */
  public record WorkspaceStatus(
      String team, Instant since, String reason, int pendingAlerts, @Nullable Instant endedAt) {}
}
