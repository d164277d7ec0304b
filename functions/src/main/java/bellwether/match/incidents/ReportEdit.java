package bellwether.match.incidents;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import java.util.List;

/** Decides what an edited report adds to what it said before. */
public final class ReportEdit {
  private ReportEdit() {}

  /**
   * Whether the match adds something: a role in the breach where there was none, a denial, or a
   * confirmation of a claim.
   *
   * @param before the matches of the previous words
   */
  public static boolean addsInformation(Match match, List<Match> before) {
    return before.stream()
        .filter(one -> one.vendor().equals(match.vendor()))
        .findFirst()
        .map(was -> addsInformation(match, was))
        .orElse(true);
  }

  private static boolean addsInformation(Match match, Match was) {
    if (match.isDenial()) {
      return !was.isDenial();
    }
    boolean confirmed =
        was.confidence() == Confidence.ALLEGED && match.confidence() == Confidence.CONFIRMED;
    return match.triggersAlert() && (!was.triggersAlert() || confirmed);
  }
}
