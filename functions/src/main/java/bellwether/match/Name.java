package bellwether.match;

import java.util.List;

/**
 * One way in which texts name a vendor.
 *
 * @param vendor index of the vendor in the list
 * @param text the name as the list writes it
 * @param words its folded words
 * @param possessive whether its last word carries a possessive mark, as in "Macy's"
 */
record Name(
    int vendor,
    String text,
    List<String> words,
    boolean possessive,
    boolean capitals,
    Sort sort,
    Firmness firmness) {

  /** What kind of thing the name stands for. */
  enum Sort {
    COMPANY,
    PRODUCT,
    DOMAIN,
    /** A phrase that looks like the vendor and is not. */
    EXCLUDED
  }

  /** How much a name proves by itself. */
  enum Firmness {
    /** Hardly anything else is written so. */
    DISTINCT,
    /** Also a word of the language, a surname or a place: only its capital tells. */
    CASED,
    /** One of the commonest words, or one or two letters: needs evidence beside it. */
    AMBIGUOUS
  }
}
