package bellwether.match.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds every phrase of a fixed set in a text, leftmost and longest first, in time that depends on
 * the text alone.
 *
 * <p>A flat trie over words: the rolling hash of every prefix of every phrase is a slot of one
 * open-addressed table. The words of a phrase are compared on every hit, so a collision of hashes
 * costs time but never causes a wrong answer. A slot is one number and all phrases are one string,
 * because a large table does not fit into the processor's caches.
 */
public final class PhraseTable {
  /** Longer phrases are rejected. */
  public static final int MAX_WORDS = 12;

  /** The hash of no characters. */
  static final long EMPTY_HASH = 0xcbf29ce484222325L;

  private static final int NONE = -1;

  /** The low bits of a slot are a phrase's number, the others are those of the hash. */
  private static final int NUMBER_BITS = 24;

  /** Leaves the highest six bits of a hash. */
  private static final int BIT_SHIFT = 58;

  private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;

  /** Numbers in slots start here: 0 is a free slot, 1 a prefix that is itself no phrase. */
  private static final int FIRST_NUMBER = 2;

  private final long[] slots;

  /** A Bloom filter of the first words of phrases, which excludes most words of a text. */
  private final long[] firstWordFilter;

  /** For each phrase the next one under the same hash, or {@link #NONE}. */
  private final int[] next;

  /** The words of all phrases, each followed by a space. */
  private final String pool;

  /** The start of each phrase in the pool, and the end of the last one. */
  private final int[] starts;

  /** A hash for tests; null for {@link #hashOf}, which {@link Words} has computed already. */
  private final @Nullable ToLongFunction<String> hashOverride;

  /** The words {@code from} to {@code to} (exclusive) of a text are the phrase of this number. */
  record Hit(int from, int to, int phrase) {}

  /** Creates a table of phrases of folded words; the number of a phrase is its index. */
  PhraseTable(List<List<String>> phrases) {
    this(phrases, null);
  }

  /** For tests of collisions, with a weak hash. */
  PhraseTable(List<List<String>> phrases, @Nullable ToLongFunction<String> hashOverride) {
    this.hashOverride = hashOverride;
    if (phrases.size() > NUMBER_MASK - FIRST_NUMBER) {
      throw new IllegalArgumentException("more phrases than one table holds: " + phrases.size());
    }
    int prefixes = phrases.stream().mapToInt(List::size).sum();
    slots = new long[Integer.highestOneBit(Math.max(8, prefixes)) * 4];
    firstWordFilter = new long[Integer.highestOneBit(Math.max(8, phrases.size())) / 4];
    next = new int[phrases.size()];
    starts = new int[phrases.size() + 1];
    StringBuilder words = new StringBuilder();
    for (int number = 0; number < phrases.size(); number++) {
      List<String> phrase = phrases.get(number);
      if (phrase.isEmpty() || phrase.size() > MAX_WORDS) {
        throw new IllegalArgumentException("a phrase has 1 to " + MAX_WORDS + " words: " + phrase);
      }
      store(phrase, number);
      phrase.forEach(word -> words.append(word).append(' '));
      starts[number + 1] = words.length();
    }
    pool = words.toString();
  }

  /** Every phrase in the words, none overlapping another: leftmost first, then longest. */
  List<Hit> scan(Words words) {
    List<Hit> hits = new ArrayList<>();
    int from = 0;
    while (from < words.size()) {
      Hit hit = longestAt(words, from);
      if (hit != null) {
        hits.add(hit);
      }
      from = hit == null ? from + 1 : hit.to();
    }
    return hits;
  }

  /** The longest phrase that begins at this word and ends in its sentence; null if none does. */
  @Nullable Hit longestAt(Words words, int from) {
    int longest = NONE;
    int to = from;
    long rolling = 0;
    int end = Math.min(words.size(), from + MAX_WORDS);
    for (int i = from; i < end; i++) {
      if (i > from && words.separator(i) == Separator.END) {
        break;
      }
      rolling =
          mix(
              rolling,
              hashOverride == null ? words.hash(i) : hashOverride.applyAsLong(words.folded(i)));
      if (i == from && !mayStartPhrase(rolling)) {
        break;
      }
      long slot = slots[slotOf(rolling)];
      if (slot == 0) {
        break;
      }
      for (int number = number(slot); number != NONE; number = next[number]) {
        if (isPhrase(words, from, i + 1, number)) {
          longest = number;
          to = i + 1;
          break;
        }
      }
    }
    return longest == NONE ? null : new Hit(from, to, longest);
  }

  private boolean isPhrase(Words words, int from, int to, int number) {
    int at = starts[number];
    int end = starts[number + 1];
    for (int i = from; i < to; i++) {
      String word = words.folded(i);
      int after = at + word.length();
      if (after >= end || !pool.startsWith(word, at) || pool.charAt(after) != ' ') {
        return false;
      }
      at = after + 1;
    }
    return at == end;
  }

  private void store(List<String> phrase, int number) {
    long rolling = 0;
    int at = 0;
    for (String word : phrase) {
      boolean first = rolling == 0;
      rolling = mix(rolling, hashOverride == null ? hashOf(word) : hashOverride.applyAsLong(word));
      if (first) {
        firstWordFilter[filterIndex(rolling)] |= 1L << (rolling >>> BIT_SHIFT);
      }
      at = slotOf(rolling);
      if (slots[at] == 0) {
        slots[at] = (rolling & ~NUMBER_MASK) | (FIRST_NUMBER + NONE);
      }
    }
    next[number] = number(slots[at]);
    slots[at] = (rolling & ~NUMBER_MASK) | (FIRST_NUMBER + number);
  }

  private boolean mayStartPhrase(long rolling) {
    return (firstWordFilter[filterIndex(rolling)] & 1L << (rolling >>> BIT_SHIFT)) != 0;
  }

  private int filterIndex(long rolling) {
    return (int) (rolling >>> NUMBER_BITS) & (firstWordFilter.length - 1);
  }

  private static int number(long slot) {
    return (int) (slot & NUMBER_MASK) - FIRST_NUMBER;
  }

  /** The slot that holds the hash, or else the free one for it. */
  private int slotOf(long rolling) {
    int mask = slots.length - 1;
    int at = (int) (rolling ^ rolling >>> 32) & mask;
    while (slots[at] != 0 && (slots[at] ^ rolling) >>> NUMBER_BITS != 0) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** The multiplier is that of SplitMix64. */
  private static long mix(long rolling, long word) {
    long mixed = (rolling * 31 + word) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 29;
  }

  /** FNV-1a, 64 bits (RFC 9923). */
  static long hashOf(String word) {
    long hash = EMPTY_HASH;
    for (int i = 0; i < word.length(); i++) {
      hash = hashOf(hash, word.charAt(i));
    }
    return hash;
  }

  /** The hash of a word and one more character. */
  static long hashOf(long word, int character) {
    return (word ^ character) * 0x100000001b3L;
  }
}
