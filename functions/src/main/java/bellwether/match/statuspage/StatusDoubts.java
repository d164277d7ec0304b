package bellwether.match.statuspage;

import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.WordSets;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/** Decides whether words for breaches on a vendor's status page do not report one. */
final class StatusDoubts {
  private static final Set<String> DEFINITE_WORDS = Set.of("the", "this", "that", "these", "those");
  private static final Set<String> TOPIC_PREPOSITIONS = Set.of("of", "for", "about", "on");
  private static final Set<Separator> JOINING_SEPARATORS =
      EnumSet.of(Separator.SPACE, Separator.HYPHEN);
  private static final Set<String> TIME_LIMITS = Set.of("until", "before");

  /** Words that, after a denial, say that what precedes did not happen. */
  private static final Set<String> OCCURRENCES = WordSets.get("occurrences");

  private static final Set<String> FAILED_ATTACKS = WordSets.get("failed attacks");

  private final StatusPassage passage;

  StatusDoubts(StatusPassage passage) {
    this.passage = passage;
  }

  /** Whether a token that indicates a breach does not report one. */
  boolean isDoubtful(int i) {
    return isProductName(i) || isDenied(i) || isHypothetical(i);
  }

  /** Whether it names a feature, as in "breach notification emails", "ransomware protection". */
  private boolean isProductName(int i) {
    boolean outage = passage.anyInSentence(i, StatusPassage.FAR, passage::isOutage);
    boolean feature =
        passage
            .after(i, 2)
            .takeWhile(j -> JOINING_SEPARATORS.contains(passage.get(j).separator()))
            .anyMatch(j ->
                passage.has(j, StatusWord.FEATURE) || (outage && passage.has(j, StatusWord.THING)));
    return feature
        || passage.text(i - 1).equals("anti")
        || (outage
            && passage.anyBefore(i, 3, j -> TOPIC_PREPOSITIONS.contains(passage.text(j)))
            && passage.anyBefore(i, StatusPassage.NEAR, StatusWord.THING));
  }

  /** Whether the vendor says that it did not happen. */
  private boolean isDenied(int i) {
    OptionalInt denial = passage.before(i, StatusPassage.FAR).filter(this::isDenial).findFirst();
    if (denial.isPresent()) {
      // "No evidence that the attacker came back" implies that there was an attacker.
      return passage.has(denial.getAsInt(), StatusWord.UNRELATED) || !isDefinite(i);
    }
    return passage.anyAfter(
        i,
        StatusPassage.NEAR,
        j ->
            passage.has(j, StatusWord.UNRELATED)
                || (passage.has(j, StatusWord.NOT)
                    && passage.anyAfter(j, 3, k -> OCCURRENCES.contains(passage.text(k)))
                    && !passage.anyAfter(
                        j, StatusPassage.BESIDE, k -> TIME_LIMITS.contains(passage.text(k)))));
  }

  private boolean isDenial(int i) {
    StatusToken token = passage.get(i);
    return token.has(StatusWord.UNRELATED)
        || ((token.has(StatusWord.NOT) || token.has(Tag.DENIES)) && !token.has(StatusWord.PLAIN));
  }

  private boolean isDefinite(int i) {
    return i > 0 && DEFINITE_WORDS.contains(passage.text(i - 1));
  }

  /** Whether it is only prevented, conditional or attempted. */
  private boolean isHypothetical(int i) {
    boolean prevented =
        !isDefinite(i)
            && passage
                .before(i, StatusPassage.BESIDE)
                .takeWhile(j -> !passage.has(j, StatusWord.FURTHER))
                .anyMatch(j -> passage.has(j, StatusWord.AGAINST));
    return prevented
        || passage.anyBefore(i, StatusPassage.FAR, j -> passage.text(j).equals("if"))
        || (passage.anyAfter(i, 1, j -> passage.text(j).startsWith("attempt"))
            && passage.anyInSentence(
                i, StatusPassage.FAR, j -> FAILED_ATTACKS.contains(passage.text(j))));
  }
}
