package bellwether.match.text;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text as its words: folded to lower case without accents, each with its position in the raw
 * text, the separator before it and the number of its sentence.
 *
 * <p>{@code and} reads as {@code &}; a possessive {@code 's} is a flag of its word; {@code n't} and
 * the like belong to their word; {@code A.P.} is one word.
 *
 * <p>The words are stored in columns. A search for names reads little more than their hashes, so an
 * object for a word is created only if a rule needs it.
 */
public final class Words {
  /** Longer texts are truncated: an item of this length is not news but a dump. */
  public static final int MAX_CHARS = 65_536;

  /**
   * A sentence is shown with as much text on either side of a word. Few are longer, and a listing
   * without a period would otherwise be copied once for each name in it.
   */
  private static final int MAX_SENTENCE_CONTEXT = 500;

  private static final String ELLIPSIS = "…";

  private static final int CAPITALIZED = 1;
  private static final int ALL_CAPS = 2;
  private static final int POSSESSIVE = 4;

  private final String rawText;
  private int size;
  private int[] starts = {};
  private int[] ends = {};
  private int[] sentences = {};
  private long[] hashes = {};
  private Separator[] separators = {};
  private byte[] flags = {};
  private @Nullable String[] folded = {};

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

  /** Creates an empty text, to which {@link WordReader} adds the words. */
  Words(String rawText) {
    this.rawText = rawText;
    grow(rawText.length() / 5 + 8);
  }

  public static Words of(String rawText) {
    return ofUntruncated(rawText.length() <= MAX_CHARS ? rawText : rawText.substring(0, MAX_CHARS));
  }

  /** Reads a text without the limit, for benchmarks. */
  public static Words ofUntruncated(String rawText) {
    return new WordReader(rawText).read();
  }

  /** Adds a word; without a folded form it is the raw text in lower case, all of it ASCII. */
  void add(
      @Nullable String foldedWord,
      int start,
      int end,
      long hash,
      Separator separator,
      boolean capitalized,
      boolean allCaps,
      boolean possessive,
      int sentence) {
    if (size == starts.length) {
      grow(size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    sentences[size] = sentence;
    hashes[size] = hash;
    separators[size] = separator;
    flags[size] =
        (byte)
            ((capitalized ? CAPITALIZED : 0)
                | (allCaps ? ALL_CAPS : 0)
                | (possessive ? POSSESSIVE : 0));
    folded[size] = foldedWord;
    size++;
  }

  private void grow(int capacity) {
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    sentences = Arrays.copyOf(sentences, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
    separators = Arrays.copyOf(separators, capacity);
    flags = Arrays.copyOf(flags, capacity);
    folded = Arrays.copyOf(folded, capacity);
  }

  public int size() {
    return size;
  }

  public Word get(int index) {
    return new Word(
        folded(index),
        starts[index],
        ends[index],
        separators[index],
        (flags[index] & CAPITALIZED) != 0,
        (flags[index] & ALL_CAPS) != 0,
        (flags[index] & POSSESSIVE) != 0,
        sentences[index]);
  }

  Separator separator(int index) {
    return separators[index];
  }

  /** The number of the sentence of a word. */
  public int sentence(int index) {
    return sentences[index];
  }

  /** The offset of a word in the raw text. */
  public int start(int index) {
    return starts[index];
  }

  /** The offset after a word in the raw text, without the possessive. */
  public int end(int index) {
    return ends[index];
  }

  /** The raw text between two offsets. */
  public String rawSubstring(int start, int end) {
    return rawText.substring(start, end);
  }

  /** The offset at which the sentence ends that precedes a word, or the text if none follows. */
  public int endBefore(int index) {
    return index < size ? starts[index] : rawText.length();
  }

  /** The hash by which {@link PhraseTable} looks words up. */
  long hash(int index) {
    return hashes[index];
  }

  /** Computed on first use; concurrent threads compute the same value. */
  public String folded(int index) {
    String known = folded[index];
    if (known == null) {
      known = original(index).toLowerCase(Locale.ROOT);
      folded[index] = known;
    }
    return known;
  }

  /** The folded words from {@code from} to {@code to} (exclusive), separated by spaces. */
  public String foldedText(int from, int to) {
    StringBuilder text = new StringBuilder(folded(from));
    for (int i = from + 1; i < to; i++) {
      text.append(' ').append(folded(i));
    }
    return text.toString();
  }

  /** The raw text from {@code from} to {@code to} (exclusive), with white space collapsed. */
  public String rawText(int from, int to) {
    return collapseWhitespace(rawText.substring(starts[from], ends[to - 1]));
  }

  /** The raw text of a sentence that extends from {@code from} to {@code to} (exclusive). */
  public String sentenceText(int from, int to) {
    int end = to < size ? starts[to] : rawText.length();
    return collapseWhitespace(rawText.substring(starts[from], end));
  }

  /** The raw text of the sentence that contains a word; the part around it if it is very long. */
  public String sentenceAt(int index) {
    int from = index;
    while (isOfSentence(from - 1, index)
        && starts[index] - starts[from - 1] <= MAX_SENTENCE_CONTEXT) {
      from--;
    }
    int to = index + 1;
    while (isOfSentence(to, index) && ends[to] - starts[index] <= MAX_SENTENCE_CONTEXT) {
      to++;
    }
    boolean end = isOfSentence(to, index);
    return (isOfSentence(from - 1, index) ? ELLIPSIS : "")
        + (end ? rawText(from, to) + ELLIPSIS : sentenceText(from, to));
  }

  private boolean isOfSentence(int index, int other) {
    return index >= 0 && index < size && sentences[index] == sentences[other];
  }

  /** The raw text of a word, without the possessive. */
  public String original(int index) {
    return rawText.substring(starts[index], ends[index]);
  }

  private static String collapseWhitespace(String text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        space = true;
      } else {
        if (space && !collapsed.isEmpty()) {
          collapsed.append(' ');
        }
        space = false;
        collapsed.append(c);
      }
    }
    return collapsed.toString();
  }
}
