package bellwether.match.statuspage;

import bellwether.match.text.Tag;
import java.util.List;
import java.util.function.IntPredicate;

/** The tokens of a title or text of a status page, and what stands around each. */
record StatusPassage(List<StatusToken> tokens) {
  /** How many words before another a denial reaches it, and how far a sentence is looked at. */
  static final int FAR = 14;

  static final int NEAR = 8;
  static final int BESIDE = 5;

  int size() {
    return tokens.size();
  }

  StatusToken get(int i) {
    return tokens.get(i);
  }

  boolean has(int i, StatusWord kind) {
    return tokens.get(i).has(kind);
  }

  boolean has(int i, Tag tag) {
    return tokens.get(i).has(tag);
  }

  /** "Elevated error rates", "is down": the daily matter of a status page. */
  boolean isOutage(int i) {
    return has(i, StatusWord.OPERATION) || has(i, Tag.OUTAGE);
  }

  /** Folded words; empty before the first token and behind the last. */
  String text(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).text() : "";
  }

  /** Whether there is such a token in the clause of the first. */
  boolean isInClause(int i, int j) {
    return j >= 0 && j < tokens.size() && tokens.get(j).clause() == tokens.get(i).clause();
  }

  /** Whether one of so many tokens before, in the same clause, is such a one. */
  boolean anyBefore(int i, int most, IntPredicate fits) {
    for (int j = i - 1; j >= i - most && isInClause(i, j); j--) {
      if (fits.test(j)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of so many tokens behind, in the same clause, is such a one. */
  boolean anyAfter(int i, int most, IntPredicate fits) {
    for (int j = i + 1; j <= i + most && isInClause(i, j); j++) {
      if (fits.test(j)) {
        return true;
      }
    }
    return false;
  }

  /** Within so many words of the same clause, the word itself included. */
  boolean anyInClause(int i, int most, IntPredicate fits) {
    return fits.test(i) || anyBefore(i, most, fits) || anyAfter(i, most, fits);
  }

  /** Within so many words of the same sentence, the word itself not included. */
  boolean anyInSentence(int i, int most, IntPredicate fits) {
    int sentence = tokens.get(i).sentence();
    for (int j = i - 1; j >= 0 && i - j <= most && tokens.get(j).sentence() == sentence; j--) {
      if (fits.test(j)) {
        return true;
      }
    }
    for (int j = i + 1;
        j < tokens.size() && j - i <= most && tokens.get(j).sentence() == sentence;
        j++) {
      if (fits.test(j)) {
        return true;
      }
    }
    return false;
  }
}
