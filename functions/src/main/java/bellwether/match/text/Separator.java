package bellwether.match.text;

/** The separator between a word and the previous one; of several the last below counts. */
public enum Separator {
  SPACE,
  /** A hyphen without spaces around it. */
  HYPHEN,
  /** A dot without a space after it, as in a host name. */
  DOT,
  /** The at-sign of an e-mail address. */
  AT,
  SLASH,
  QUOTE,
  COMMA,
  BRACKET,
  COLON,
  /** A dash with spaces around it. */
  DASH,
  SEMICOLON,
  /** The end of a sentence or a paragraph. */
  END;

  /** Whether only white space separates the words. */
  public boolean isSpace() {
    return this == SPACE;
  }
}
