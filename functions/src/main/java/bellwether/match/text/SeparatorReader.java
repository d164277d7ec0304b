package bellwether.match.text;

/** Determines the separator before the next word from the characters since the last one. */
final class SeparatorReader {
  private final String raw;
  private Separator separator = Separator.SPACE;
  private boolean period;
  private boolean space;
  private int newlines;

  SeparatorReader(String raw) {
    this.raw = raw;
  }

  void addSpace() {
    space = true;
  }

  /** Reads a character that is not part of a word; {@code first} if no word precedes it. */
  void accept(int c, int at, boolean first) {
    if (c == '\n') {
      newlines++;
      space = true;
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      space = true;
    } else if (c == '.' || c == '!' || c == '?' || c == '…') {
      period = true;
      raise(Separator.DOT);
    } else if (c == '@') {
      raise(space || first ? Separator.QUOTE : Separator.AT);
    } else if (CharacterFolding.isDash(c)) {
      raise(space || isSpaceAfter(at) ? Separator.DASH : Separator.HYPHEN);
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

  /** The separator; a period before white space that does not end a sentence counts as space. */
  Separator separator() {
    return separator == Separator.DOT && space ? Separator.SPACE : separator;
  }

  boolean isParagraph() {
    return newlines > 1;
  }

  /** Whether a sentence ends here if the next word is capitalized. */
  boolean isSentenceEnd() {
    return period && space;
  }

  void clear() {
    separator = Separator.SPACE;
    period = false;
    space = false;
    newlines = 0;
  }

  private boolean isSpaceAfter(int at) {
    return at + 1 >= raw.length() || Character.isWhitespace(raw.charAt(at + 1));
  }

  private void raise(Separator found) {
    if (found.compareTo(separator) > 0) {
      separator = found;
    }
  }
}
