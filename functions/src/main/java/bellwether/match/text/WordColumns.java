package bellwether.match.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text in columns: a search for names looks at little more than their hashes, so
 * that no object is made for a word before a rule asks for it.
 */
final class WordColumns {
  private static final int CAPITAL = 1;
  private static final int CAPITALS = 2;
  private static final int POSSESSIVE = 4;

  private final String raw;
  private int size;
  private int[] starts;
  private int[] ends;
  private int[] sentences;
  private long[] hashes;
  private Separator[] gaps;
  private byte[] marks;
  private @Nullable String[] folded;

  WordColumns(String raw) {
    this.raw = raw;
    int words = raw.length() / 5 + 8;
    starts = new int[words];
    ends = new int[words];
    sentences = new int[words];
    hashes = new long[words];
    gaps = new Separator[words];
    marks = new byte[words];
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
    gaps[size] = gap;
    marks[size] =
        (byte)
            ((capital ? CAPITAL : 0) | (capitals ? CAPITALS : 0) | (possessive ? POSSESSIVE : 0));
    folded[size] = fold;
    size++;
  }

  private void grow() {
    int words = size * 2;
    starts = Arrays.copyOf(starts, words);
    ends = Arrays.copyOf(ends, words);
    sentences = Arrays.copyOf(sentences, words);
    hashes = Arrays.copyOf(hashes, words);
    gaps = Arrays.copyOf(gaps, words);
    marks = Arrays.copyOf(marks, words);
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

  Separator gap(int index) {
    return gaps[index];
  }

  boolean capital(int index) {
    return (marks[index] & CAPITAL) != 0;
  }

  boolean capitals(int index) {
    return (marks[index] & CAPITALS) != 0;
  }

  boolean possessive(int index) {
    return (marks[index] & POSSESSIVE) != 0;
  }

  /** Made when first asked for; two threads that ask at once make the same. */
  String folded(int index) {
    String known = folded[index];
    if (known == null) {
      known = CharacterFolding.plain(raw, starts[index], ends[index]);
      folded[index] = known;
    }
    return known;
  }
}
