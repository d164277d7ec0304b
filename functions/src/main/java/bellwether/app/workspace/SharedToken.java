package bellwether.app.workspace;

import bellwether.domain.notice.FeedHealth;
import java.util.Optional;

/**
 * Whose bot token SLACK_BOT_TOKEN is.
 *
 * @param team the workspace it is of, where that is told
 * @param multiWorkspace whether other workspaces install too: then it must be told
 */
public record SharedToken(Optional<String> team, boolean multiWorkspace) {
  /** What Bellwether is where nobody installs by OAuth: the token serves whoever may command. */
  public static final SharedToken SINGLE_WORKSPACE = new SharedToken(Optional.empty(), false);

  /** Whether the customer is served with it. */
  public boolean appliesTo(String customer) {
    return team.map(customer::equals).orElse(!multiWorkspace)
        || customer.equals(FeedHealth.OPERATORS);
  }
}
