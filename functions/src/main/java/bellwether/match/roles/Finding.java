package bellwether.match.roles;

import bellwether.domain.incident.Match;
import java.util.List;
import java.util.Set;

/**
 * What an item says of one vendor, with all that was weighed.
 *
 * @param evidence each rule that fired: where, what it says, for which part it speaks and with what
 *     weight; empty if none did
 * @param features what else was seen, where no rule spoke for a part or against it; else empty
 */
public record Finding(Match match, List<String> evidence, Set<String> features) {

  public Finding {
    evidence = List.copyOf(evidence);
    features = Set.copyOf(features);
  }
}
