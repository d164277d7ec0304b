package bellwether.feed.text;

/** Limits for hostile documents. Real feeds stay far below all of them. */
public final class InputLimits {
  public static final int DOCUMENT_BYTES = 10_000_000;
  public static final int ITEMS = 10_000;
  public static final int FIELD_CHARS = 64_000;
  public static final int TITLE_CHARS = 1_000;
  public static final int LINK_CHARS = 4_096;
  public static final int DEPTH = 256;

  /** Each tag becomes a node of a tree that must fit the memory of a Lambda function. */
  public static final int TAGS = 1_000_000;

  /** The limit for a web page, whose tree is larger than a feed's. */
  public static final int PAGE_TAGS = 300_000;

  /** Each line becomes a string; the longest month of a busy list has a tenth of this. */
  public static final int LINES = 500_000;

  /** Victims, kinds of data and other lists of one item. */
  public static final int LIST_ITEMS = 100;

  /** The length of markup before it is reduced to text. */
  public static final int MARKUP_CHARS = 4 * FIELD_CHARS;

  private InputLimits() {}

  /** Whether the text contains the character more often than the limit. */
  public static boolean exceeds(int most, String text, char character) {
    return text.chars().filter(c -> c == character).limit(most + 1L).count() > most;
  }
}
