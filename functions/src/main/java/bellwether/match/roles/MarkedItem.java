package bellwether.match.roles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sentences of an item from which one vendor's role is read. A marker stands for each of its
 * names, so that the model judges what is said of it and not who it is.
 */
final class MarkedItem {
  /** Longer than 99% of the items that the model was trained on. */
  private static final int MAX_PIECES = 160;

  private static final int MAX_TITLE_PIECES = 64;

  /** So many sentences are tried for those that fit; a text of thousands is a listing. */
  private static final int MAX_SENTENCES = 40;

  private final List<MarkedSentence> sentences;

  private MarkedItem(List<MarkedSentence> sentences) {
    this.sentences = sentences;
  }

  static MarkedItem of(Sentence title, List<Sentence> text) {
    List<MarkedSentence> read = new ArrayList<>();
    if (title.words().size() > 0) {
      read.add(MarkedSentence.of(title, -1, MAX_TITLE_PIECES));
    }
    int left = MAX_PIECES - read.stream().mapToInt(MarkedSentence::length).sum();
    for (int number : mostTellingFirst(text)) {
      MarkedSentence sentence =
          MarkedSentence.of(text.get(number), number, MAX_PIECES - MAX_TITLE_PIECES);
      if (sentence.length() <= left) {
        read.add(sentence);
        left -= sentence.length();
      }
    }
    read.sort(Comparator.comparingInt(MarkedSentence::number));
    return new MarkedItem(read);
  }

  /** The first sentence that names the vendor and the lead, then others that do, then the rest. */
  private static List<Integer> mostTellingFirst(List<Sentence> text) {
    int first =
        IntStream.range(0, text.size())
            .filter(i -> text.get(i).namesVendor())
            .findFirst()
            .orElse(0);
    return Stream.of(
            IntStream.of(first, 0),
            IntStream.range(0, text.size()).filter(i -> text.get(i).namesVendor()),
            IntStream.range(0, text.size()))
        .flatMapToInt(numbers -> numbers)
        .filter(i -> i < text.size())
        .distinct()
        .limit(MAX_SENTENCES)
        .boxed()
        .toList();
  }

  /** Whether a sentence that is read names the vendor. */
  boolean namesVendor() {
    return sentences.stream().anyMatch(MarkedSentence::namesVendor);
  }

  List<MarkedSentence> sentences() {
    return sentences;
  }

  MarkedText text() {
    return MarkedText.of(sentences);
  }

  /** The item without one of its sentences. */
  MarkedItem without(MarkedSentence sentence) {
    return new MarkedItem(
        sentences.stream().filter(other -> other.number() != sentence.number()).toList());
  }
}
