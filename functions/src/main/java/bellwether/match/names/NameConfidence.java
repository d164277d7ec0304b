package bellwether.match.names;

/** How certainly words that spell a vendor's name mean the vendor, and why. */
public enum NameConfidence {
  WHOLE_TEXT(Level.CERTAIN, "the name is all that the text says"),
  HOST(Level.CERTAIN, "the vendor's domain"),
  DISTINCT(Level.CERTAIN, "hardly anything else is called so"),
  USED_AS_NAME(Level.CERTAIN, "an ordinary word, but written or used as only a name is"),
  ORDINARY_WORD(
      Level.CONDITIONAL,
      "an ordinary word here; the vendor must be named beyond doubt elsewhere in the item"),
  PRODUCT(
      Level.CONDITIONAL,
      "a product called like a word; its maker must be named beyond doubt in the item"),
  IN_ADDRESS(Level.NONE, "part of an address or of another host"),
  IN_WORD(Level.NONE, "part of another word, a handle or a compound"),
  LOWER_CASE(Level.NONE, "written without the capitals of the name"),
  IN_LONGER_NAME(Level.NONE, "part of a longer name");

  private enum Level {
    NONE,
    CONDITIONAL,
    CERTAIN
  }

  private final Level level;
  private final String reason;

  NameConfidence(Level level, String reason) {
    this.level = level;
    this.reason = reason;
  }

  /** Whether the words mean the vendor whatever else the item says. */
  boolean isCertain() {
    return level == Level.CERTAIN;
  }

  /** Whether the words mean the vendor if another hit in the item certainly does. */
  public boolean isConditional() {
    return level == Level.CONDITIONAL;
  }

  public String reason() {
    return reason;
  }
}
