package bellwether.match.incidents;

import bellwether.domain.incident.Confidence;
import bellwether.domain.vendor.Match;
import java.util.List;

/** Decides what an edited report adds to what it said before. */
public final class ReportEdit {
  private ReportEdit() {}

  /**
   * Whether the match tells of its vendor what the words before did not: a part in the breach where
   * there was none, a denial, or that it is confirmed and not only claimed.
   *
   * @param before the matches of the words before
   */
  public static boolean brings(Match match, List<Match> before) {
    return before.stream()
        .filter(one -> one.vendor().equals(match.vendor()))
        .findFirst()
        .map(was -> brings(match, was))
        .orElse(true);
  }

  private static boolean brings(Match match, Match was) {
    if (match.denial()) {
      return !was.denial();
    }
    boolean confirmed =
        was.confidence() == Confidence.ALLEGED && match.confidence() == Confidence.CONFIRMED;
    return match.alert() && (!was.alert() || confirmed);
  }
}
