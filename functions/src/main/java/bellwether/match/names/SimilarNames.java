package bellwether.match.names;

import bellwether.domain.vendor.Vendor;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that a person probably meant by a misspelled one. */
public final class SimilarNames {
  /** Shorter names are one letter apart too often. */
  private static final int MIN_LENGTH = 4;

  /** From here on two letters may be wrong. */
  private static final int LONG_NAME = 8;

  private SimilarNames() {}

  /** The names of well-known vendors. */
  public static Stream<String> wellKnown() {
    return Gazetteer.names();
  }

  /**
   * The closest of the names, if a small typo makes the difference; empty if there is none, or if
   * one is written alike.
   */
  public static Optional<String> closest(String written, Stream<String> names) {
    String key = Vendor.key(written);
    int least = key.length() < MIN_LENGTH ? 1 : key.length() < LONG_NAME ? 2 : 3;
    String closest = null;
    for (String name : (Iterable<String>) names::iterator) {
      int distance = distance(key, Vendor.key(name), least);
      if (distance < least) {
        least = distance;
        closest = name;
      }
    }
    return least == 0 ? Optional.empty() : Optional.ofNullable(closest);
  }

  /**
   * The number of letters to insert, delete, replace or swap with the next one: the optimal string
   * alignment distance. At least {@code limit} if it is not below.
   */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
