package bellwether.app.workspace;

import bellwether.domain.notice.FeedHealth;
import java.util.Optional;

/**
 * The workspace that the configured bot token belongs to, which is required if others install
 * Bellwether too.
 */
public record SharedToken(Optional<String> team, boolean multiWorkspace) {
  /** Without installation by OAuth, the token serves everyone. */
  public static final SharedToken SINGLE_WORKSPACE = new SharedToken(Optional.empty(), false);

  public boolean appliesTo(String customer) {
    return team.map(customer::equals).orElse(!multiWorkspace)
        || customer.equals(FeedHealth.OPERATORS);
  }
}
