package bellwether.match;

import bellwether.match.roles.Candidate;
import bellwether.match.roles.Finding;
import java.util.List;

/**
 * Explains why an item is about a vendor, or why not.
 *
 * @param candidates every place that spells a vendor's name, in the order of the item
 * @param findings one for each vendor that the item names or states, including the decision
 */
public record Explanation(List<Candidate> candidates, List<Finding> findings) {

  public Explanation {
    candidates = List.copyOf(candidates);
    findings = List.copyOf(findings);
  }
}
