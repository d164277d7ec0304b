package bellwether.match;

import bellwether.domain.Match;
import java.util.List;

/**
 * What an item says of one vendor, with all that was weighed.
 *
 * @param evidence each rule that fired: where, what it says, for which part it speaks and with what
 *     weight; empty if none did
 */
public record Finding(Match match, List<String> evidence) {

  public Finding {
    evidence = List.copyOf(evidence);
  }
}
