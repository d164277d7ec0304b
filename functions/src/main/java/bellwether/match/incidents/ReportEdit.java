package bellwether.match.incidents;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import java.util.List;

/** Decides whether an edited report adds information to its previous version. */
public final class ReportEdit {
  private ReportEdit() {}

  /**
   * Whether the match adds something: a role in the breach where there was none, a denial, or a
   * confirmation of a claim.
   *
   * @param previousMatches the matches of the previous version
   */
  public static boolean addsInformation(Match match, List<Match> previousMatches) {
    return previousMatches.stream()
        .filter(previous -> previous.vendor().equals(match.vendor()))
        .findFirst()
        .map(previous -> addsInformation(match, previous))
        .orElse(true);
  }

  private static boolean addsInformation(Match match, Match previous) {
    if (match.isDenial()) {
      return !previous.isDenial();
    }
    boolean confirmed =
        previous.confidence() == Confidence.ALLEGED && match.confidence() == Confidence.CONFIRMED;
    return match.triggersAlert() && (!previous.triggersAlert() || confirmed);
  }
}
