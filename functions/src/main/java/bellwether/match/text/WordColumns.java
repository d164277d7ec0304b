package bellwether.match.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text in columns: a search for names looks at little more than their hashes, so
 * that no object is made for a word before a rule asks for it.
 */
final class WordColumns {
  private static final int CAPITAL = 1;
  private static final int ALL_CAPS = 2;
  private static final int POSSESSIVE = 4;

  private final String raw;
  private int size;
  private int[] starts;
  private int[] ends;
  private int[] sentences;
  private long[] hashes;
  private Separator[] separators;
  private byte[] flags;
  private @Nullable String[] folded;

  WordColumns(String raw) {
    this.raw = raw;
    int words = raw.length() / 5 + 8;
    starts = new int[words];
    ends = new int[words];
    sentences = new int[words];
    hashes = new long[words];
    separators = new Separator[words];
    flags = new byte[words];
    folded = new String[words];
  }

  /** Adds a word; without a folded form it is the raw text in lower case, all of it ASCII. */
  void add(
      @Nullable String fold,
      int start,
      int end,
      long hash,
      Separator gap,
      boolean capital,
      boolean capitals,
      boolean possessive,
      int sentence) {
    if (size == starts.length) {
      grow();
    }
    starts[size] = start;
    ends[size] = end;
    sentences[size] = sentence;
    hashes[size] = hash;
    separators[size] = gap;
    flags[size] =
        (byte)
            ((capital ? CAPITAL : 0) | (capitals ? ALL_CAPS : 0) | (possessive ? POSSESSIVE : 0));
    folded[size] = fold;
    size++;
  }

  private void grow() {
    int words = size * 2;
    starts = Arrays.copyOf(starts, words);
    ends = Arrays.copyOf(ends, words);
    sentences = Arrays.copyOf(sentences, words);
    hashes = Arrays.copyOf(hashes, words);
    separators = Arrays.copyOf(separators, words);
    flags = Arrays.copyOf(flags, words);
    folded = Arrays.copyOf(folded, words);
  }

  int size() {
    return size;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  int sentence(int index) {
    return sentences[index];
  }

  long hash(int index) {
    return hashes[index];
  }

  Separator separator(int index) {
    return separators[index];
  }

  boolean isCapitalized(int index) {
    return (flags[index] & CAPITAL) != 0;
  }

  boolean isAllCaps(int index) {
    return (flags[index] & ALL_CAPS) != 0;
  }

  boolean isPossessive(int index) {
    return (flags[index] & POSSESSIVE) != 0;
  }

  /** Made when first asked for; two threads that ask at once make the same. */
  String folded(int index) {
    String known = folded[index];
    if (known == null) {
      known = CharacterFolding.foldAscii(raw, starts[index], ends[index]);
      folded[index] = known;
    }
    return known;
  }
}
