package bellwether.match.statuspage;

import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The tokens of a title or text of a status page, with queries about the tokens around one. */
record StatusPassage(Words words, List<StatusToken> tokens) {
  /** How far a denial applies, and how far words of the same sentence are related. */
  static final int FAR = 14;

  static final int NEAR = 8;
  static final int BESIDE = 5;

  static StatusPassage of(String text) {
    Words words = Words.of(text);
    return new StatusPassage(words, StatusToken.of(words));
  }

  int size() {
    return tokens.size();
  }

  StatusToken get(int i) {
    return tokens.get(i);
  }

  boolean has(StatusWord kind) {
    return tokens.stream().anyMatch(token -> token.has(kind));
  }

  boolean has(int i, StatusWord kind) {
    return tokens.get(i).has(kind);
  }

  boolean has(int i, Tag tag) {
    return tokens.get(i).has(tag);
  }

  /** Whether it reports an outage, as in "elevated error rates" and "is down". */
  boolean isOutage(int i) {
    return has(i, StatusWord.OPERATION) || has(i, Tag.OUTAGE);
  }

  /** Folded words; empty before the first token and after the last. */
  String text(int i) {
    return i >= 0 && i < size() ? tokens.get(i).text() : "";
  }

  /** Up to {@code limit} tokens before this one in its clause, nearest first. */
  IntStream before(int i, int limit) {
    return IntStream.iterate(i - 1, j -> j >= Math.max(0, i - limit), j -> j - 1)
        .takeWhile(j -> get(j).clause() == get(i).clause());
  }

  /** Up to {@code limit} tokens after this one in its clause, nearest first. */
  IntStream after(int i, int limit) {
    return IntStream.range(i + 1, Math.min(size(), i + limit + 1))
        .takeWhile(j -> get(j).clause() == get(i).clause());
  }

  boolean anyBefore(int i, int limit, IntPredicate matches) {
    return before(i, limit).anyMatch(matches);
  }

  boolean anyBefore(int i, int limit, StatusWord kind) {
    return anyBefore(i, limit, j -> has(j, kind));
  }

  boolean anyAfter(int i, int limit, IntPredicate matches) {
    return after(i, limit).anyMatch(matches);
  }

  /** Whether this token or one near it in the same clause matches. */
  boolean anyInClause(int i, int limit, IntPredicate matches) {
    return matches.test(i) || anyBefore(i, limit, matches) || anyAfter(i, limit, matches);
  }

  /** Whether another token near this one in the same sentence matches. */
  boolean anyInSentence(int i, int limit, IntPredicate matches) {
    return IntStream.range(Math.max(0, i - limit), Math.min(size(), i + limit + 1))
        .anyMatch(j -> j != i && get(j).sentence() == get(i).sentence() && matches.test(j));
  }

  boolean anyInSentence(int i, int limit, StatusWord kind) {
    return anyInSentence(i, limit, j -> has(j, kind));
  }
}
