package bellwether.app.workspace;

import bellwether.domain.notice.FeedHealth;
import java.util.Optional;

/**
 * The workspace that the configured bot token belongs to.
 *
 * @param team the id of the workspace, if configured
 * @param multiWorkspace whether other workspaces install too: then {@code team} is required
 */
public record SharedToken(Optional<String> team, boolean multiWorkspace) {
  /** Without installation by OAuth, the token serves everyone. */
  public static final SharedToken SINGLE_WORKSPACE = new SharedToken(Optional.empty(), false);

  /** Whether to use the token for the customer. */
  public boolean appliesTo(String customer) {
    return team.map(customer::equals).orElse(!multiWorkspace)
        || customer.equals(FeedHealth.OPERATORS);
  }
}
