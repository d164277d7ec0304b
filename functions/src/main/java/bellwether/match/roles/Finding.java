package bellwether.match.roles;

import bellwether.domain.incident.Match;
import java.util.List;
import java.util.Set;

/**
 * What an item says about one vendor, with everything that was weighed.
 *
 * @param evidence each rule that matched: where, what it says, for which role and with what weight;
 *     empty if none
 * @param features other features, if no rule spoke for or against a role; otherwise empty
 */
public record Finding(Match match, List<String> evidence, Set<String> features) {

  public Finding {
    evidence = List.copyOf(evidence);
    features = Set.copyOf(features);
  }
}
