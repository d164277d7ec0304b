package bellwether.match.text;

/** What stands between the last word and the next; one for a whole text, cleared by each word. */
final class Between {
  private final String raw;
  private Gap gap = Gap.SPACE;
  private boolean stop;
  private boolean blank;
  private int newlines;

  Between(String raw) {
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
  void mark(int c, int at, boolean first) {
    if (c == '\n') {
      newlines++;
      blank = true;
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      blank = true;
    } else if (c == '.' || c == '!' || c == '?' || c == '…') {
      stop = true;
      raise(Gap.DOT);
    } else if (c == '@') {
      raise(blank || first ? Gap.QUOTE : Gap.AT);
    } else if (Folding.isDash(c)) {
      raise(blank || isBlankAfter(at) ? Gap.DASH : Gap.HYPHEN);
    } else {
      raise(
          switch (c) {
            case ',', '、' -> Gap.COMMA;
            case ';' -> Gap.SEMICOLON;
            case ':' -> Gap.COLON;
            case '|', '·', '•' -> Gap.DASH;
            case '/', '\\', '#', '=', '_' -> Gap.SLASH;
            case '(', ')', '[', ']', '{', '}' -> Gap.BRACKET;
            case '"', '“', '”', '‘', '«', '»', '\'', '’' -> Gap.QUOTE;
            default -> Gap.SPACE;
          });
    }
  }

  /** The widest gap so far; a full stop before a blank that ends no sentence is none. */
  Gap gap() {
    return gap == Gap.DOT && blank ? Gap.SPACE : gap;
  }

  boolean isParagraph() {
    return newlines > 1;
  }

  /** Whether a sentence ends here if the next word begins one. */
  boolean isStop() {
    return stop && blank;
  }

  void clear() {
    gap = Gap.SPACE;
    stop = false;
    blank = false;
    newlines = 0;
  }

  private boolean isBlankAfter(int at) {
    return at + 1 >= raw.length() || Character.isWhitespace(raw.charAt(at + 1));
  }

  private void raise(Gap found) {
    if (found.compareTo(gap) > 0) {
      gap = found;
    }
  }
}
