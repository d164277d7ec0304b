package bellwether.match;

import bellwether.match.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a text into words in one pass; the work grows with the length and with nothing else. */
final class WordReader {
  /** Words whose full stop ends no sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "inc", "corp", "co", "ltd", "llc", "mr", "mrs", "ms", "dr", "st", "vs", "no", "jr", "sr",
          "gov", "sen", "rep", "dept", "approx", "est", "eg", "ie", "us", "uk", "plc");

  /** What may follow an apostrophe as the rest of a word: can't, we've, they'll, it'd, I'm. */
  private static final Set<String> TAILS = Set.of("t", "ve", "re", "ll", "d", "m");

  private final String raw;
  private final List<Word> words = new ArrayList<>();
  private int at;
  private int sentence;
  private Gap gap = Gap.SPACE;
  private boolean stop;
  private boolean blank;
  private int newlines;

  WordReader(String raw) {
    this.raw = raw;
  }

  List<Word> read() {
    while (at < raw.length()) {
      int c = raw.codePointAt(at);
      if (c == '&' || c == '+') {
        int length = raw.startsWith("&amp;", at) ? 5 : 1;
        add(new Piece(String.valueOf((char) c), at, at + length, false, false));
        at += length;
      } else if (!Folding.letters(c).isEmpty()) {
        word();
      } else {
        between(c);
        at += Character.charCount(c);
      }
    }
    return words;
  }

  private record Piece(String folded, int start, int end, boolean capital, boolean capitals) {}

  private void word() {
    Piece piece = run();
    if (piece.folded().length() == 1 && dotLetter(at)) {
      piece = initials(piece);
    }
    if (at < raw.length() && Folding.isApostrophe(raw.codePointAt(at))) {
      int mark = at;
      at += Character.charCount(raw.codePointAt(at));
      Piece tail = run();
      if (tail.folded().equals("s")) {
        add(piece, true);
        return;
      }
      if (TAILS.contains(tail.folded())) {
        piece =
            new Piece(
                piece.folded() + tail.folded(),
                piece.start(),
                tail.end(),
                piece.capital(),
                piece.capitals());
      } else {
        at = mark;
      }
    }
    boolean plural =
        piece.folded().endsWith("s")
            && at < raw.length()
            && Folding.isApostrophe(raw.codePointAt(at))
            && at + 1 < raw.length()
            && raw.charAt(at + 1) == ' ';
    add(piece, plural);
  }

  private Piece run() {
    int end = at;
    while (end < raw.length() && Folding.isPlain(raw.charAt(end))) {
      end++;
    }
    return end == raw.length() || raw.charAt(end) < 128 ? plainRun(end) : anyRun();
  }

  /** The same for letters and digits of ASCII alone, which is nearly every word. */
  private Piece plainRun(int end) {
    int start = at;
    int letters = 0;
    int capitals = 0;
    char[] folded = new char[end - start];
    for (int i = start; i < end; i++) {
      char c = raw.charAt(i);
      boolean high = c >= 'A' && c <= 'Z';
      letters += c > '9' ? 1 : 0;
      capitals += high ? 1 : 0;
      folded[i - start] = high ? (char) (c + ('a' - 'A')) : c;
    }
    char first = start < end ? raw.charAt(start) : ' ';
    at = end;
    return new Piece(
        new String(folded),
        start,
        end,
        first > ' ' && first <= 'Z',
        letters > 1 && letters == capitals);
  }

  private Piece anyRun() {
    int start = at;
    StringBuilder folded = new StringBuilder();
    int letters = 0;
    int capitals = 0;
    boolean first = false;
    while (at < raw.length()) {
      int c = raw.codePointAt(at);
      String fold = Folding.letters(c);
      if (fold.isEmpty() && !Folding.isInvisible(c)) {
        break;
      }
      boolean high = Character.isUpperCase(c) || Character.isTitleCase(c);
      if (folded.isEmpty() && !fold.isEmpty()) {
        first = high || Character.isDigit(c);
      }
      letters += Character.isLetter(c) ? 1 : 0;
      capitals += high ? 1 : 0;
      folded.append(fold);
      at += Character.charCount(c);
    }
    return new Piece(folded.toString(), start, at, first, letters > 1 && letters == capitals);
  }

  private boolean dotLetter(int dot) {
    return dot + 1 < raw.length()
        && raw.charAt(dot) == '.'
        && Character.isLetter(raw.charAt(dot + 1))
        && (dot + 2 >= raw.length() || !Character.isLetterOrDigit(raw.charAt(dot + 2)));
  }

  private Piece initials(Piece first) {
    StringBuilder folded = new StringBuilder(first.folded());
    int end = first.end();
    while (dotLetter(at)) {
      folded.append(Folding.letters(raw.charAt(at + 1)));
      at += 2;
      end = at;
    }
    if (at < raw.length() && raw.charAt(at) == '.' && !sentenceAfter(at + 1)) {
      at++;
    }
    return new Piece(folded.toString(), first.start(), end, first.capital(), first.capital());
  }

  private boolean sentenceAfter(int from) {
    return from >= raw.length() || raw.charAt(from) == '\n';
  }

  private void between(int c) {
    if (c == '\n') {
      newlines++;
      blank = true;
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      blank = true;
    } else if (c == '.' || c == '!' || c == '?' || c == '…') {
      stop = true;
      raise(Gap.DOT);
    } else if (c == '@') {
      raise(blank || words.isEmpty() ? Gap.QUOTE : Gap.AT);
    } else if (Folding.isDash(c)) {
      raise(blank || blankAfter() ? Gap.DASH : Gap.HYPHEN);
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

  private boolean blankAfter() {
    return at + 1 >= raw.length() || Character.isWhitespace(raw.charAt(at + 1));
  }

  private void raise(Gap found) {
    if (found.compareTo(gap) > 0) {
      gap = found;
    }
  }

  private void add(Piece piece) {
    add(piece, false);
  }

  private void add(Piece piece, boolean possessive) {
    String folded = piece.folded().equals("and") ? "&" : piece.folded();
    if (!words.isEmpty() && endsSentence(piece)) {
      gap = Gap.END;
      sentence++;
    } else if (gap == Gap.DOT && blank) {
      gap = Gap.SPACE;
    }
    words.add(
        new Word(
            folded,
            piece.start(),
            piece.end(),
            gap,
            piece.capital(),
            piece.capitals(),
            possessive,
            sentence));
    gap = Gap.SPACE;
    stop = false;
    blank = false;
    newlines = 0;
  }

  private boolean endsSentence(Piece next) {
    if (newlines > 1) {
      return true;
    }
    if (!stop || !blank || !next.capital()) {
      return false;
    }
    Word last = words.getLast();
    boolean number =
        Character.isDigit(last.folded().charAt(0)) && Character.isDigit(next.folded().charAt(0));
    return !number && !ABBREVIATIONS.contains(last.folded()) && last.folded().length() > 1;
  }
}
