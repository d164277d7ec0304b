package bellwether.match.statuspage;

import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import java.util.Set;

/** Why a word of breaches on a vendor's status page may tell of none. */
final class StatusDoubts {
  private static final Set<String> DEFINITE_WORDS = Set.of("the", "this", "that", "these", "those");
  private static final Set<String> TOPIC_PREPOSITIONS = Set.of("of", "for", "about", "on");
  private static final Set<String> TIME_LIMIT_WORDS = Set.of("until", "before");

  /** With a denial before it, what precedes did not happen. */
  private static final Set<String> OCCURRENCE_WORDS =
      Set.of(
          "occur",
          "occurred",
          "happen",
          "happened",
          "found",
          "detected",
          "identified",
          "suspected",
          "observed",
          "involved",
          "indicated",
          "place");

  private static final Set<String> FAILED_ATTACK_WORDS =
      Set.of("blocked", "stopped", "thwarted", "unsuccessful", "failed", "foiled", "mitigated");

  private final StatusPassage passage;

  StatusDoubts(StatusPassage passage) {
    this.passage = passage;
  }

  /** Whether any holds. */
  boolean isDoubtful(int i) {
    return isProductName(i) || isDenied(i) || isHypothetical(i);
  }

  /**
   * Whether it names what the vendor sells: "breach notification emails", "ransomware protection".
   */
  private boolean isProductName(int i) {
    boolean outage = passage.anyInSentence(i, StatusPassage.FAR, passage::isOutage);
    for (int j = i + 1; j <= i + 2 && passage.isInClause(i, j); j++) {
      Separator gap = passage.get(j).separator();
      if (gap != Separator.SPACE && gap != Separator.HYPHEN) {
        break;
      }
      if (passage.has(j, StatusWord.FEATURE) || (outage && passage.has(j, StatusWord.THING))) {
        return true;
      }
    }
    return passage.text(i - 1).equals("anti")
        || (outage
            && passage.anyBefore(i, 3, j -> TOPIC_PREPOSITIONS.contains(passage.text(j)))
            && passage.anyBefore(i, StatusPassage.NEAR, j -> passage.has(j, StatusWord.THING)));
  }

  /** Whether the vendor says that it did not happen. */
  private boolean isDenied(int i) {
    for (int j = i - 1; j >= i - StatusPassage.FAR && passage.isInClause(i, j); j--) {
      StatusToken before = passage.get(j);
      if (before.has(StatusWord.UNRELATED)) {
        return true;
      }
      // "No evidence that the attacker came back": there was one.
      if ((before.has(StatusWord.NOT) || before.has(Tag.DENIES)) && !before.has(StatusWord.PLAIN)) {
        return !isDefinite(i);
      }
    }
    return passage.anyAfter(
        i,
        StatusPassage.NEAR,
        j ->
            passage.has(j, StatusWord.UNRELATED)
                || (passage.has(j, StatusWord.NOT)
                    && passage.anyAfter(j, 3, k -> OCCURRENCE_WORDS.contains(passage.text(k)))
                    && !passage.anyAfter(
                        j, StatusPassage.BESIDE, k -> TIME_LIMIT_WORDS.contains(passage.text(k)))));
  }

  private boolean isDefinite(int i) {
    return i > 0 && DEFINITE_WORDS.contains(passage.text(i - 1));
  }

  /** What is guarded against has not happened; what is kept from going on has. */
  private boolean isHypothetical(int i) {
    for (int j = i - 1; j >= i - StatusPassage.BESIDE && passage.isInClause(i, j); j--) {
      if (passage.has(j, StatusWord.FURTHER) || isDefinite(i)) {
        break;
      }
      if (passage.has(j, StatusWord.AGAINST)) {
        return true;
      }
    }
    if (passage.anyBefore(i, StatusPassage.FAR, j -> passage.text(j).equals("if"))) {
      return true;
    }
    return passage.anyAfter(i, 1, j -> passage.text(j).startsWith("attempt"))
        && passage.anyInSentence(
            i, StatusPassage.FAR, j -> FAILED_ATTACK_WORDS.contains(passage.text(j)));
  }
}
