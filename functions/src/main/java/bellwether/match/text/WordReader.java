package bellwether.match.text;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a text into words in one pass; the work grows with the length and with nothing else. */
final class WordReader {
  /** Words whose full stop ends no sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "inc", "corp", "co", "ltd", "llc", "mr", "mrs", "ms", "dr", "st", "vs", "no", "jr", "sr",
          "gov", "sen", "rep", "dept", "approx", "est", "eg", "ie", "us", "uk", "plc");

  /** What may follow an apostrophe as the rest of a word: can't, we've, they'll, it'd, I'm. */
  private static final Set<String> TAILS = Set.of("t", "ve", "re", "ll", "d", "m");

  /** What {@code and} reads as. */
  private static final String AND = "&";

  private static final int AND_LENGTH = 3;
  private static final long HASH_OF_AND = PhraseTable.hashOf(AND);

  /** A capital of ASCII is 1 << 5 away from its small letter. */
  private static final int CAPITAL_SHIFT = 5;

  private final String raw;
  private final WordColumns words;
  private final SeparatorReader between;
  private int at;
  private int sentence;

  WordReader(String raw) {
    this.raw = raw;
    this.words = new WordColumns(raw);
    this.between = new SeparatorReader(raw);
  }

  WordColumns read() {
    while (at < raw.length()) {
      char c = raw.charAt(at);
      if (CharacterFolding.plain(c) != 0) {
        plainWord();
      } else if (c == ' ') {
        between.blank();
        at++;
      } else {
        other(raw.codePointAt(at));
      }
    }
    return words;
  }

  private void other(int c) {
    if (c == '&' || c == '+') {
      int length = raw.startsWith("&amp;", at) ? 5 : 1;
      add(new Piece(c == '&' ? AND : "+", at, at + length, false, false), false);
      at += length;
    } else if (!CharacterFolding.letters(c).isEmpty()) {
      word();
    } else {
      between.mark(c, at, words.size() == 0);
      at += Character.charCount(c);
    }
  }

  /** Letters and digits of ASCII between others of ASCII, which is nearly every word. */
  private void plainWord() {
    int end = at;
    int letters = 0;
    int capitals = 0;
    long hash = PhraseTable.EMPTY;
    char c = ' ';
    while (end < raw.length()) {
      c = raw.charAt(end);
      int fold = CharacterFolding.plain(c);
      if (fold == 0) {
        break;
      }
      hash = PhraseTable.hashOf(hash, fold);
      capitals += fold - c;
      letters += fold >> 6;
      end++;
    }
    boolean more = end < raw.length();
    if (more && (c == '\'' || c >= 128 || (c == '.' && end == at + 1))) {
      word();
      return;
    }
    char first = raw.charAt(at);
    boolean and = end - at == AND_LENGTH && raw.regionMatches(true, at, "and", 0, AND_LENGTH);
    add(
        and ? AND : null,
        at,
        end,
        and ? HASH_OF_AND : hash,
        first <= 'Z',
        letters > 1 && capitals == letters << CAPITAL_SHIFT,
        false);
    at = end;
  }

  private record Piece(String folded, int start, int end, boolean capital, boolean capitals) {}

  private void word() {
    Piece piece = run();
    if (piece.folded().length() == 1 && dotLetter(at)) {
      piece = initials(piece);
    }
    if (at < raw.length() && CharacterFolding.isApostrophe(raw.codePointAt(at))) {
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
            && CharacterFolding.isApostrophe(raw.codePointAt(at))
            && at + 1 < raw.length()
            && raw.charAt(at + 1) == ' ';
    add(piece, plural);
  }

  private Piece run() {
    int start = at;
    StringBuilder folded = new StringBuilder();
    int letters = 0;
    int capitals = 0;
    boolean first = false;
    while (at < raw.length()) {
      int c = raw.codePointAt(at);
      String fold = CharacterFolding.letters(c);
      if (fold.isEmpty() && !CharacterFolding.isInvisible(c)) {
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
      folded.append(CharacterFolding.letters(raw.charAt(at + 1)));
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

  private void add(Piece piece, boolean possessive) {
    String folded = piece.folded().equals("and") ? AND : piece.folded();
    add(
        folded,
        piece.start(),
        piece.end(),
        PhraseTable.hashOf(folded),
        piece.capital(),
        piece.capitals(),
        possessive);
  }

  private void add(
      @Nullable String folded,
      int start,
      int end,
      long hash,
      boolean capital,
      boolean capitals,
      boolean possessive) {
    boolean ends = words.size() > 0 && endsSentence(capital, raw.charAt(start));
    if (ends) {
      sentence++;
    }
    Separator gap = ends ? Separator.END : between.gap();
    words.add(folded, start, end, hash, gap, capital, capitals, possessive, sentence);
    between.clear();
  }

  private boolean endsSentence(boolean capital, char first) {
    if (between.isParagraph()) {
      return true;
    }
    if (!capital || !between.isStop()) {
      return false;
    }
    String last = words.folded(words.size() - 1);
    boolean number = Character.isDigit(last.charAt(0)) && Character.isDigit(first);
    return !number && !ABBREVIATIONS.contains(last) && last.length() > 1;
  }
}
