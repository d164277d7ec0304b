package bellwether.match.names;

import java.util.List;

/**
 * A name of a vendor, in the spelling of texts.
 *
 * @param vendorIndex index of the vendor in the list
 * @param text the name as written in the list
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

  /** What the name refers to. */
  public enum Kind {
    COMPANY,
    /** A former name of the company. */
    FORMER,
    /** A company or brand of the vendor that keeps its own name. */
    SUBSIDIARY,
    PRODUCT,
    DOMAIN,
    /** A phrase that contains a name of the vendor but means something else. */
    EXCLUDED;

    /** Whether it is a current name of the vendor itself. */
    public boolean isOwnName() {
      return this == COMPANY || this == DOMAIN;
    }
  }

  /** Describes the relation of the name to the vendor. */
  public String describe(String owner) {
    return switch (kind) {
      case FORMER -> "named as " + text + ", a former name of " + owner;
      case SUBSIDIARY -> "named as " + text + ", which belongs to " + owner;
      case PRODUCT -> "named by its product " + text;
      case COMPANY, DOMAIN, EXCLUDED -> "named as " + text;
    };
  }

  /** How certainly a name means the vendor. */
  enum Distinctiveness {
    /** Rarely the name of anything else. */
    DISTINCT,
    /** Also an ordinary word, a surname or a place: only its capital distinguishes it. */
    CASED,
    /** One of the most common words, or a single letter: the words beside it must confirm it. */
    AMBIGUOUS
  }
}
