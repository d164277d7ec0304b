package bellwether.slack.reply;

import bellwether.domain.incident.Match;
import java.util.List;

/**
 * What part a vendor plays in a text, and all that was weighed.
 *
 * @param evidence the rules that fired, weightiest first, in plain words
 */
public record MatchExplanation(Match match, List<String> evidence) {

  public MatchExplanation {
    evidence = List.copyOf(evidence);
  }
}
