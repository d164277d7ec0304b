package bellwether.match.roles;

import bellwether.match.text.Lexicon;
import bellwether.match.text.Tag;
import bellwether.match.text.WordSets;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A title or a sentence of a text, and the names of one vendor in it.
 *
 * @param from its first word
 * @param to the word after its last
 */
record Sentence(Words words, boolean inTitle, int from, int to, List<MarkedName> names) {

  private static final Set<String> RETRACTIONS = WordSets.get("retractions");
  private static final Set<String> RETRACTABLE = WordSets.get("retractable");
  private static final int MAX_RETRACTION_DISTANCE = 3;

  /** The whole title. */
  static Sentence ofTitle(Words words, List<MarkedName> names) {
    return new Sentence(words, true, 0, words.size(), names);
  }

  /** Splits a text. */
  static List<Sentence> split(Words words, List<MarkedName> names) {
    List<Sentence> sentences = new ArrayList<>();
    int next = 0;
    int from = 0;
    while (from < words.size()) {
      int to = from + 1;
      while (to < words.size() && words.sentence(to) == words.sentence(from)) {
        to++;
      }
      List<MarkedName> within = new ArrayList<>();
      while (next < names.size() && names.get(next).from() < to) {
        within.add(names.get(next++));
      }
      sentences.add(new Sentence(words, false, from, to, within));
      from = to;
    }
    return sentences;
  }

  /** The part of a long sentence within so many words of the first name of the vendor. */
  Sentence aroundVendor(int distance) {
    if (to - from <= distance) {
      return this;
    }
    MarkedName first = names.stream().filter(MarkedName::isOfVendor).findFirst().orElse(null);
    int start = first == null ? from : Math.max(from, first.from() - distance);
    int end = Math.min(to, (first == null ? from : first.to()) + distance);
    return new Sentence(
        words,
        inTitle,
        start,
        end,
        names.stream().filter(name -> name.from() >= start && name.to() <= end).toList());
  }

  boolean hasTag(Tag tag) {
    return IntStream.range(from, to).anyMatch(i -> Lexicon.tagsAt(words, i).contains(tag));
  }

  /** Whether it says that a report or a claim is taken back, as in "retracts its story". */
  boolean retracts() {
    return IntStream.range(from, to)
        .filter(i -> RETRACTIONS.contains(words.folded(i)))
        .flatMap(i ->
            IntStream.rangeClosed(
                Math.max(from, i - MAX_RETRACTION_DISTANCE),
                Math.min(to - 1, i + MAX_RETRACTION_DISTANCE)))
        .anyMatch(i -> RETRACTABLE.contains(words.folded(i)));
  }

  boolean namesVendor() {
    return names.stream().anyMatch(MarkedName::isOfVendor);
  }

  /** The sentence as it is written, with white space collapsed. */
  String text() {
    return words.sentenceText(from, to);
  }
}
