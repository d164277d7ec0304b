package bellwether.match.statuspage;

import bellwether.match.text.Separator;
import bellwether.match.text.Tag;

import java.util.Set;

/** Why a word of breaches on a vendor's status page may tell of none. */
final class StatusDoubts {
  private static final Set<String> DEFINITE = Set.of("the", "this", "that", "these", "those");
  private static final Set<String> ABOUT = Set.of("of", "for", "about", "on");
  private static final Set<String> LATE = Set.of("until", "before");

  /** With a denial before it, what precedes did not happen. */
  private static final Set<String> HAPPENED =
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

  private static final Set<String> STOPPED =
      Set.of("blocked", "stopped", "thwarted", "unsuccessful", "failed", "foiled", "mitigated");

  private final StatusPassage passage;

  StatusDoubts(StatusPassage passage) {
    this.passage = passage;
  }

  /** Whether any holds. */
  boolean any(int i) {
    return isProduct(i) || isDenied(i) || isFeared(i);
  }

  /**
   * Whether it names what the vendor sells: "breach notification emails", "ransomware protection".
   */
  private boolean isProduct(int i) {
    boolean outage = passage.sentence(i, StatusPassage.FAR, passage::isOperation);
    for (int j = i + 1; j <= i + 2 && passage.inClause(i, j); j++) {
      Separator gap = passage.get(j).gap();
      if (gap != Separator.SPACE && gap != Separator.HYPHEN) {
        break;
      }
      if (passage.is(j, StatusWord.FEATURE) || (outage && passage.is(j, StatusWord.THING))) {
        return true;
      }
    }
    return passage.text(i - 1).equals("anti")
        || (outage
            && passage.before(i, 3, j -> ABOUT.contains(passage.text(j)))
            && passage.before(i, StatusPassage.NEAR, j -> passage.is(j, StatusWord.THING)));
  }

  /** Whether the vendor says that it did not happen. */
  private boolean isDenied(int i) {
    for (int j = i - 1; j >= i - StatusPassage.FAR && passage.inClause(i, j); j--) {
      StatusToken before = passage.get(j);
      if (before.is(StatusWord.UNRELATED)) {
        return true;
      }
      // "No evidence that the attacker came back": there was one.
      if ((before.is(StatusWord.NOT) || before.is(Tag.DENIES)) && !before.is(StatusWord.PLAIN)) {
        return !isDefinite(i);
      }
    }
    return passage.after(
        i,
        StatusPassage.NEAR,
        j ->
            passage.is(j, StatusWord.UNRELATED)
                || (passage.is(j, StatusWord.NOT)
                    && passage.after(j, 3, k -> HAPPENED.contains(passage.text(k)))
                    && !passage.after(
                        j, StatusPassage.BESIDE, k -> LATE.contains(passage.text(k)))));
  }

  private boolean isDefinite(int i) {
    return i > 0 && DEFINITE.contains(passage.text(i - 1));
  }

  /** What is guarded against has not happened; what is kept from going on has. */
  private boolean isFeared(int i) {
    for (int j = i - 1; j >= i - StatusPassage.BESIDE && passage.inClause(i, j); j--) {
      if (passage.is(j, StatusWord.FURTHER) || isDefinite(i)) {
        break;
      }
      if (passage.is(j, StatusWord.AGAINST)) {
        return true;
      }
    }
    if (passage.before(i, StatusPassage.FAR, j -> passage.text(j).equals("if"))) {
      return true;
    }
    return passage.after(i, 1, j -> passage.text(j).startsWith("attempt"))
        && passage.sentence(i, StatusPassage.FAR, j -> STOPPED.contains(passage.text(j)));
  }
}
