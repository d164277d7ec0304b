package bellwether.feed;

/** How much of a hostile document is taken. Real feeds stay far below each of these. */
final class Limits {
  static final int DOCUMENT_BYTES = 10_000_000;
  static final int ITEMS = 10_000;
  static final int FIELD_CHARS = 64_000;
  static final int TITLE_CHARS = 1_000;
  static final int LINK_CHARS = 4_096;
  static final int DEPTH = 256;

  /** Each becomes a node of a tree: more of them would not fit the memory of a function. */
  static final int TAGS = 1_000_000;

  /** Victims, kinds of data and the like of one item. */
  static final int LIST_ITEMS = 100;

  /** Markup may be this long before it is reduced to a field's text. */
  static final int MARKUP_CHARS = 4 * FIELD_CHARS;

  private Limits() {}
}
