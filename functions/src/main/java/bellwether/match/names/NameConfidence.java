package bellwether.match.names;

/** How well words that spell a vendor's name stand for the vendor, and why. */
public enum NameConfidence {
  WHOLE_TEXT(Firm.CERTAIN, "the name is all that the text says"),
  HOST(Firm.CERTAIN, "the vendor's domain"),
  DISTINCT(Firm.CERTAIN, "hardly anything else is called so"),
  AS_NAME(Firm.CERTAIN, "an ordinary word, but written or used as only a name is"),
  ORDINARY(
      Firm.OPEN,
      "an ordinary word here; the vendor must be named beyond doubt elsewhere in the item"),
  PRODUCT(
      Firm.OPEN, "a product called like a word; its maker must be named beyond doubt in the item"),
  IN_ADDRESS(Firm.NONE, "part of an address or of another host"),
  IN_WORD(Firm.NONE, "part of another word, a handle or a compound"),
  SMALL(Firm.NONE, "written without the capitals of the name"),
  IN_LONGER_NAME(Firm.NONE, "part of a longer name");

  private enum Firm {
    NONE,
    OPEN,
    CERTAIN
  }

  private final Firm firm;
  private final String why;

  NameConfidence(Firm firm, String why) {
    this.firm = firm;
    this.why = why;
  }

  /** Whether the words are the vendor whatever else the item says. */
  boolean isCertain() {
    return firm == Firm.CERTAIN;
  }

  /** Whether the words are the vendor if another hit in the item is. */
  public boolean isOpen() {
    return firm == Firm.OPEN;
  }

  public String why() {
    return why;
  }
}
