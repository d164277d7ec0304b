package bellwether.match.text;

/** What stands between the last word and the next; one for a whole text, cleared by each word. */
final class SeparatorReader {
  private final String raw;
  private Separator separator = Separator.SPACE;
  private boolean fullStop;
  private boolean blank;
  private int newlines;

  SeparatorReader(String raw) {
    this.raw = raw;
  }

  void blank() {
    blank = true;
  }

  /**
   * Takes a character that is part of no word.
   *
   * @param at where it stands
   * @param first whether no word stands before it
   */
  void accept(int c, int at, boolean first) {
    if (c == '\n') {
      newlines++;
      blank = true;
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      blank = true;
    } else if (c == '.' || c == '!' || c == '?' || c == '…') {
      fullStop = true;
      raise(Separator.DOT);
    } else if (c == '@') {
      raise(blank || first ? Separator.QUOTE : Separator.AT);
    } else if (CharacterFolding.isDash(c)) {
      raise(blank || isBlankAfter(at) ? Separator.DASH : Separator.HYPHEN);
    } else {
      raise(
          switch (c) {
            case ',', '、' -> Separator.COMMA;
            case ';' -> Separator.SEMICOLON;
            case ':' -> Separator.COLON;
            case '|', '·', '•' -> Separator.DASH;
            case '/', '\\', '#', '=', '_' -> Separator.SLASH;
            case '(', ')', '[', ']', '{', '}' -> Separator.BRACKET;
            case '"', '“', '”', '‘', '«', '»', '\'', '’' -> Separator.QUOTE;
            default -> Separator.SPACE;
          });
    }
  }

  /** The widest gap so far; a full stop before a blank that ends no sentence is none. */
  Separator separator() {
    return separator == Separator.DOT && blank ? Separator.SPACE : separator;
  }

  boolean isParagraph() {
    return newlines > 1;
  }

  /** Whether a sentence ends here if the next word begins one. */
  boolean isSentenceEnd() {
    return fullStop && blank;
  }

  void clear() {
    separator = Separator.SPACE;
    fullStop = false;
    blank = false;
    newlines = 0;
  }

  private boolean isBlankAfter(int at) {
    return at + 1 >= raw.length() || Character.isWhitespace(raw.charAt(at + 1));
  }

  private void raise(Separator found) {
    if (found.compareTo(separator) > 0) {
      separator = found;
    }
  }
}
