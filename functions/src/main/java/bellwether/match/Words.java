package bellwether.match;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as its words: folded to lower case without accents, each with its place in the raw text,
 * what parts it from the word before, and the sentence that it stands in.
 *
 * <p>{@code and} reads as {@code &}; a possessive {@code 's} is a mark on its word; {@code n't} and
 * the like belong to their word; {@code A.P.} is one word.
 */
final class Words {
  /** Longer texts are read up to here: an item of this length is not news, it is a dump. */
  static final int MAX_CHARS = 65_536;

  private final String raw;
  private final List<Word> words;
  private final int sentences;

  /** What {@link PhraseTable} looks words up by, for as many tables as there are. */
  private final long[] hashes;

  /**
   * One word.
   *
   * @param start offset of its first character in the raw text
   * @param end offset after its last character, the possessive not included
   * @param capital whether its first letter is a capital, or it begins with a digit
   * @param capitals whether it has two letters or more and all are capitals
   */
  record Word(
      String folded,
      int start,
      int end,
      Gap gap,
      boolean capital,
      boolean capitals,
      boolean possessive,
      int sentence) {}

  private Words(String raw, List<Word> words) {
    this.raw = raw;
    this.words = words;
    this.sentences = words.isEmpty() ? 0 : words.getLast().sentence() + 1;
    this.hashes = words.stream().mapToLong(word -> PhraseTable.hashOf(word.folded())).toArray();
  }

  static Words of(String raw) {
    String read = raw.length() <= MAX_CHARS ? raw : raw.substring(0, MAX_CHARS);
    return new Words(read, new ArrayList<>(new WordReader(read).read()));
  }

  int size() {
    return words.size();
  }

  Word get(int index) {
    return words.get(index);
  }

  long hash(int index) {
    return hashes[index];
  }

  String folded(int index) {
    return words.get(index).folded();
  }

  /** Number of sentences. */
  int sentences() {
    return sentences;
  }

  /** The raw text from one word to the word before {@code to}, white space made single blanks. */
  String raw(int from, int to) {
    return squeezed(raw.substring(words.get(from).start(), words.get(to - 1).end()));
  }

  /** The sentence from its first word up to the next sentence's, as written. */
  String sentence(int from, int to) {
    int end = to < words.size() ? words.get(to).start() : raw.length();
    return squeezed(raw.substring(words.get(from).start(), end));
  }

  /** The word as written, capitals and accents kept, the possessive not included. */
  String exact(int index) {
    Word word = words.get(index);
    return raw.substring(word.start(), word.end());
  }

  private static String squeezed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        blank = !out.isEmpty();
      } else {
        if (blank) {
          out.append(' ');
        }
        blank = false;
        out.append(c);
      }
    }
    return out.toString();
  }
}
