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

  /** Whether no setting says which workspace the token belongs to. */
  public boolean isOfUnnamedTeam() {
    return team.isEmpty() && !multiWorkspace;
  }

  public boolean appliesTo(String customer) {
    return team.map(customer::equals).orElse(!multiWorkspace)
        || customer.equals(FeedHealth.OPERATORS);
  }
}
