package bellwether.match.names;

import java.util.List;

/**
 * One way in which texts name a vendor.
 *
 * @param vendorIndex index of the vendor in the list
 * @param text the name as the list writes it
 * @param words its folded words
 * @param possessive whether its last word carries a possessive mark, as in "Macy's"
 */
public record Name(
    int vendorIndex,
    String text,
    List<String> words,
    boolean possessive,
    boolean allCaps,
    Kind kind,
    Distinctiveness distinctiveness) {

  /** What kind of thing the name stands for. */
  public enum Kind {
    COMPANY,
    /** What the company was called before. */
    FORMER,
    /** A company or brand that belongs to the vendor and keeps its own name. */
    SUBSIDIARY,
    PRODUCT,
    DOMAIN,
    /** A phrase that looks like the vendor and is not. */
    EXCLUDED;

    /** Whether the name is the vendor's own, and in use. */
    public boolean isOwnName() {
      return this == COMPANY || this == DOMAIN;
    }
  }

  /** What the name is to the vendor. */
  public String describe(String owner) {
    return switch (kind) {
      case FORMER -> "named as " + text + ", a former name of " + owner;
      case SUBSIDIARY -> "named as " + text + ", which belongs to " + owner;
      case PRODUCT -> "named by its product " + text;
      case COMPANY, DOMAIN, EXCLUDED -> "named as " + text;
    };
  }

  /** How much a name proves by itself. */
  enum Distinctiveness {
    /** Hardly anything else is written so. */
    DISTINCT,
    /** Also a word of the language, a surname or a place: only its capital tells. */
    CASED,
    /** One of the commonest words, or one or two letters: needs evidence beside it. */
    AMBIGUOUS
  }
}
