package bellwether.domain.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice to the operators that workspaces reject all posts, or accept them again.
 *
 * @param workspaces one entry for each workspace; never empty
 * @param installUrl address to reinstall Bellwether; null if not configured
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
   * The status of one workspace.
   *
   * @param reason in plain words, with the fix
   * @param pendingAlerts number of its alerts that are waiting
   * @param endedAt null while the outage lasts
   */
  public record WorkspaceStatus(
      String team, Instant since, String reason, int pendingAlerts, @Nullable Instant endedAt) {}
}
