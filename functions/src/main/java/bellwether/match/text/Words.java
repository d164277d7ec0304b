package bellwether.match.text;

/**
 * A text as its words: folded to lower case without accents, each with its place in the raw text,
 * what parts it from the word before, and the sentence that it stands in.
 *
 * <p>{@code and} reads as {@code &}; a possessive {@code 's} is a mark on its word; {@code n't} and
 * the like belong to their word; {@code A.P.} is one word.
 */
public final class Words {
  /** Longer texts are read up to here: an item of this length is not news, it is a dump. */
  public static final int MAX_CHARS = 65_536;

  private final String rawText;
  private final WordColumns words;

  /**
   * One word.
   *
   * @param start offset of its first character in the raw text
   * @param end offset after its last character, the possessive not included
   * @param capitalized whether its first letter is a capital, or it begins with a digit
   * @param allCaps whether it has two letters or more and all are capitals
   */
  public record Word(
      String folded,
      int start,
      int end,
      Separator separator,
      boolean capitalized,
      boolean allCaps,
      boolean possessive,
      int sentence) {}

  private Words(String rawText) {
    this.rawText = rawText;
    this.words = new WordReader(rawText).read();
  }

  public static Words of(String raw) {
    return ofUntruncated(raw.length() <= MAX_CHARS ? raw : raw.substring(0, MAX_CHARS));
  }

  /** All of a text, however long: for measuring what length costs. */
  public static Words ofUntruncated(String raw) {
    return new Words(raw);
  }

  public int size() {
    return words.size();
  }

  public Word get(int index) {
    return new Word(
        words.folded(index),
        words.start(index),
        words.end(index),
        words.separator(index),
        words.isCapitalized(index),
        words.isAllCaps(index),
        words.isPossessive(index),
        words.sentence(index));
  }

  Separator separator(int index) {
    return words.separator(index);
  }

  /** What {@link PhraseTable} looks words up by. */
  long hash(int index) {
    return words.hash(index);
  }

  public String folded(int index) {
    return words.folded(index);
  }

  /** Number of sentences. */
  int sentenceCount() {
    return words.size() == 0 ? 0 : words.sentence(words.size() - 1) + 1;
  }

  /** The raw text from one word to the word before {@code to}, white space made single blanks. */
  public String rawText(int from, int to) {
    return collapseWhitespace(rawText.substring(words.start(from), words.end(to - 1)));
  }

  /** The sentence from its first word up to the next sentence's, as written. */
  public String sentenceText(int from, int to) {
    int end = to < words.size() ? words.start(to) : rawText.length();
    return collapseWhitespace(rawText.substring(words.start(from), end));
  }

  /** The word as written, capitals and accents kept, the possessive not included. */
  public String original(int index) {
    return rawText.substring(words.start(index), words.end(index));
  }

  private static String collapseWhitespace(String text) {
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
