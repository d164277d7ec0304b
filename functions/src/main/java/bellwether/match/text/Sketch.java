package bellwether.match.text;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The smallest hashes of a text's three-word shingles: texts that share most of their words share
 * most of these.
 *
 * <p>A bottom-k sketch (Broder 1997, "On the resemblance and containment of documents"). On news of
 * 2 kB a Jaccard of one half distinguishes edited copies from independent reports of the same
 * event.
 */
public final class Sketch {
  /** An estimate from 32 hashes is off by less than .18 in 19 of 20 cases. */
  static final int SIZE = 32;

  private static final int SHINGLE_WORDS = 3;

  /** Texts of fewer shingles may resemble each other by chance. */
  private static final int MIN_SHINGLES = 8;

  private static final double SIMILARITY_THRESHOLD = .5;

  private Sketch() {}

  /** The sketch of a text; empty if the text is too short. */
  public static List<Integer> of(Words words) {
    Set<Integer> hashes = new TreeSet<>();
    for (int i = 0; i + SHINGLE_WORDS <= words.size(); i++) {
      int hash = 17;
      for (int j = i; j < i + SHINGLE_WORDS; j++) {
        hash = hash * 31 + words.folded(j).hashCode();
      }
      hashes.add(mix(hash));
    }
    return hashes.size() < MIN_SHINGLES ? List.of() : hashes.stream().limit(SIZE).toList();
  }

  /** Whether two texts are nearly identical; false if one was too short. */
  public static boolean isSimilar(List<Integer> one, List<Integer> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    Set<Integer> union = new TreeSet<>(one);
    union.addAll(other);
    int size = Math.min(SIZE, union.size());
    long shared =
        union.stream()
            .limit(size)
            .filter(hash -> one.contains(hash) && other.contains(hash))
            .count();
    return shared >= SIMILARITY_THRESHOLD * size;
  }

  /** The finisher of MurmurHash3, 32 bits. */
  private static int mix(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ h >>> 16;
  }
}
