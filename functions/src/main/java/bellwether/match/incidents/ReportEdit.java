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
   * @param before the matches of the previous version
   */
  public static boolean addsInformation(Match match, List<Match> before) {
    return before.stream()
        .filter(earlier -> earlier.vendor().equals(match.vendor()))
        .findFirst()
        .map(earlier -> addsInformation(match, earlier))
        .orElse(true);
  }

  private static boolean addsInformation(Match match, Match earlier) {
    if (match.isDenial()) {
      return !earlier.isDenial();
    }
    boolean confirmed =
        earlier.confidence() == Confidence.ALLEGED && match.confidence() == Confidence.CONFIRMED;
    return match.triggersAlert() && (!earlier.triggersAlert() || confirmed);
  }
}
