package bellwether.match.text;

/** What stands between a word and the word before it; the strongest sign found, weakest first. */
public enum Separator {
  SPACE,
  /** A hyphen with no space around it: the two words are one. */
  HYPHEN,
  /** A dot with no space after it, as in a host name. */
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

  /** Whether a thought ends here, so that no rule may reach across. */
  public boolean endsClause() {
    return this == SEMICOLON || this == END;
  }

  /** Whether nothing but a blank stands between the words. */
  public boolean isSpace() {
    return this == SPACE;
  }
}
