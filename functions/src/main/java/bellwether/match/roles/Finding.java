package bellwether.match.roles;

import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.incident.Match;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item says about one vendor, and why its role was decided so.
 *
 * @param probabilities null if only fields of the feed name the vendor
 * @param evidence the role, the sentence that decided it, the next most likely role and the
 *     threshold, in plain sentences; empty if only fields of the feed name the vendor
 */
public record Finding(
    Match match, @Nullable RoleProbabilities probabilities, List<String> evidence) {

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** The same probabilities and evidence beside the match that was decided in the end. */
  public Finding withMatch(Match decided) {
    return new Finding(decided, probabilities, evidence);
  }
}
