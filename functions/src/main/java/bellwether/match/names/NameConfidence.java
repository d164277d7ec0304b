package bellwether.match.names;

/** How certainly words that spell a vendor's name mean the vendor, and why. */
public enum NameConfidence {
  WHOLE_TEXT("the name is all that the text says"),
  HOST("the vendor's domain"),
  DISTINCT("hardly anything else is called so"),
  USED_AS_NAME("an ordinary word, but written or used as only a name is"),
  ORDINARY_WORD(
      "an ordinary word here; the vendor must be named beyond doubt elsewhere in the item"),
  PRODUCT("a product called like a word; its maker must be named beyond doubt in the item"),
  IN_ADDRESS("part of an address or of another host"),
  IN_WORD("part of another word, a handle or a compound"),
  LOWER_CASE("written without the capitals of the name"),
  IN_LONGER_NAME("part of a longer name");

  private final String reason;

  NameConfidence(String reason) {
    this.reason = reason;
  }

  /** Whether the words mean the vendor regardless of the rest of the item. */
  boolean isCertain() {
    return switch (this) {
      case WHOLE_TEXT, HOST, DISTINCT, USED_AS_NAME -> true;
      default -> false;
    };
  }

  /** Whether the words mean the vendor if another hit in the item certainly does. */
  public boolean isConditional() {
    return this == ORDINARY_WORD || this == PRODUCT;
  }

  public String reason() {
    return reason;
  }
}
