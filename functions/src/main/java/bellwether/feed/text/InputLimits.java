package bellwether.feed.text;

/** How much of a hostile document is taken. Real feeds stay far below each of these. */
public final class InputLimits {
  public static final int DOCUMENT_BYTES = 10_000_000;
  public static final int ITEMS = 10_000;
  public static final int FIELD_CHARS = 64_000;
  public static final int TITLE_CHARS = 1_000;
  public static final int LINK_CHARS = 4_096;
  public static final int DEPTH = 256;

  /** Each becomes a node of a tree: more of them would not fit the memory of a function. */
  public static final int TAGS = 1_000_000;

  /** The same for a web page, whose tree is larger than a feed's. */
  public static final int PAGE_TAGS = 300_000;

  /** Each becomes a text of its own; the longest month of a busy list has a tenth of it. */
  public static final int LINES = 500_000;

  /** Victims, kinds of data and the like of one item. */
  public static final int LIST_ITEMS = 100;

  /** Markup may be this long before it is reduced to a field's text. */
  public static final int MARKUP_CHARS = 4 * FIELD_CHARS;

  private InputLimits() {}

  /** Whether the character stands in the text more often than that. */
  public static boolean exceeds(int most, String text, char character) {
    int found = 0;
    for (int at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
      if (++found > most) {
        return true;
      }
    }
    return false;
  }
}
