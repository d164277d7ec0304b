package bellwether.match.roles;

import bellwether.match.names.NameHit;

/**
 * A name in a text, and the marker that stands for its vendor.
 *
 * @param from its first word
 * @param to the word after its last
 */
record MarkedName(int from, int to, long marker) {
  /** {@code [unused0]} of the vocabulary: the vendor whose role is read. */
  static final long VENDOR = 1;

  /** {@code [unused1]} and following: other vendors. As many stood for them in training. */
  private static final int MAX_OTHERS = 22;

  static MarkedName ofVendor(NameHit hit) {
    return new MarkedName(hit.from(), hit.to(), VENDOR);
  }

  /**
   * A name of another vendor.
   *
   * @param rank its place among the vendors that the item names
   */
  static MarkedName ofOther(NameHit hit, int rank) {
    return new MarkedName(hit.from(), hit.to(), VENDOR + 1 + rank % MAX_OTHERS);
  }

  boolean isOfVendor() {
    return marker == VENDOR;
  }
}
