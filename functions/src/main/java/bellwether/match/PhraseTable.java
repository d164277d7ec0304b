package bellwether.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds every phrase of a fixed set in a text, leftmost and longest first, in time that depends on
 * the text alone.
 *
 * <p>A trie over words, kept flat: the rolling hash of every prefix of every phrase is a slot of
 * one open-addressed table. The words of a phrase are compared on every hit, so a collision of
 * hashes costs time and never a wrong answer.
 */
final class PhraseTable {
  /** Longer phrases are cut off by {@link #of}: no company's name has more words. */
  static final int MAX_WORDS = 12;

  private static final int PREFIX = -1;

  private final long[] hashes;
  private final int[] payloads;

  /** For each phrase the next one under the same hash, or {@link #PREFIX}. */
  private final int[] next;

  private final List<List<String>> phrases;

  /** For tests another hash than {@link #hashOf}; null for that, which words know of themselves. */
  private final @Nullable ToLongFunction<String> other;

  /** The words {@code from} to {@code to} (exclusive) of a text are the phrase of this number. */
  record Hit(int from, int to, int phrase) {}

  private PhraseTable(List<List<String>> phrases, @Nullable ToLongFunction<String> other) {
    this.phrases = phrases;
    this.other = other;
    int prefixes = phrases.stream().mapToInt(List::size).sum();
    int capacity = Integer.highestOneBit(Math.max(8, prefixes)) * 4;
    hashes = new long[capacity];
    payloads = new int[capacity];
    next = new int[phrases.size()];
    for (int number = 0; number < phrases.size(); number++) {
      store(phrases.get(number), number);
    }
  }

  /** A table of these phrases, each a list of folded words; a phrase's number is its index. */
  static PhraseTable of(List<List<String>> phrases) {
    return of(phrases, null);
  }

  /** For tests: a weak hash shows what collisions do. */
  static PhraseTable of(List<List<String>> phrases, @Nullable ToLongFunction<String> hash) {
    for (List<String> phrase : phrases) {
      if (phrase.isEmpty() || phrase.size() > MAX_WORDS) {
        throw new IllegalArgumentException("a phrase has 1 to " + MAX_WORDS + " words: " + phrase);
      }
    }
    return new PhraseTable(phrases.stream().map(List::copyOf).toList(), hash);
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
    Hit longest = null;
    long rolling = 0;
    int end = Math.min(words.size(), from + MAX_WORDS);
    for (int i = from; i < end; i++) {
      if (i > from && words.get(i).gap() == Gap.END) {
        break;
      }
      rolling = mix(rolling, other == null ? words.hash(i) : other.applyAsLong(words.folded(i)));
      int slot = slotOf(rolling);
      if (hashes[slot] == 0) {
        break;
      }
      for (int number = payloads[slot]; number != PREFIX; number = next[number]) {
        if (isPhrase(words, from, i + 1, number)) {
          longest = new Hit(from, i + 1, number);
          break;
        }
      }
    }
    return longest;
  }

  private boolean isPhrase(Words words, int from, int to, int number) {
    List<String> phrase = phrases.get(number);
    if (phrase.size() != to - from) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      if (!phrase.get(i).equals(words.folded(from + i))) {
        return false;
      }
    }
    return true;
  }

  private void store(List<String> phrase, int number) {
    long rolling = 0;
    for (int i = 0; i < phrase.size(); i++) {
      String word = phrase.get(i);
      rolling = mix(rolling, other == null ? hashOf(word) : other.applyAsLong(word));
      int slot = slotOf(rolling);
      if (hashes[slot] == 0) {
        hashes[slot] = rolling;
        payloads[slot] = PREFIX;
      }
      if (i == phrase.size() - 1) {
        next[number] = payloads[slot];
        payloads[slot] = number;
      }
    }
  }

  /** The slot that holds the hash, or the free one where it would go. */
  private int slotOf(long rolling) {
    int mask = hashes.length - 1;
    int slot = (int) (rolling ^ rolling >>> 32) & mask;
    while (hashes[slot] != 0 && hashes[slot] != rolling) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Never 0, which marks a free slot. The multiplier is that of SplitMix64. */
  private static long mix(long rolling, long word) {
    long mixed = (rolling * 31 + word) * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 29;
    return mixed == 0 ? 1 : mixed;
  }

  /** FNV-1a, 64 bits (RFC 9923). */
  static long hashOf(String word) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
