package bellwether.slack.reply;

import bellwether.domain.incident.Match;
import java.util.List;

/** The role of a vendor in a text, and the rules behind it, the one with the most weight first. */
public record MatchExplanation(Match match, List<String> evidence) {

  public MatchExplanation {
    evidence = List.copyOf(evidence);
  }
}
