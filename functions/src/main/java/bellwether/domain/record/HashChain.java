package bellwether.domain.record;

import bellwether.domain.Sha256;
import java.util.List;

/**
 * Computes the hashes of a chain, in which each entry's hash depends on all entries before it, so
 * that none can be changed, removed, inserted or moved alone.
 */
public final class HashChain {
  /** Before the first entry. */
  public static final String START = "";

  /** The unit separator of ASCII, which no cell contains: every entry is cleaned before. */
  private static final String SEPARATOR = "\u001f";

  private HashChain() {}

  /**
   * The hash of an entry: SHA-256, in hex, of the previous entry's hash and the entry's cells, in
   * UTF-8, each after a unit separator.
   */
  public static String next(String previous, List<String> cells) {
    return Sha256.hex(previous + SEPARATOR + String.join(SEPARATOR, cells));
  }
}
