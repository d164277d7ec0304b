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
  private static final Set<String> CONTRACTION_ENDINGS = Set.of("t", "ve", "re", "ll", "d", "m");

  /** What {@code and} reads as. */
  private static final String AND = "&";

  private static final int AND_LENGTH = 3;
  private static final long HASH_OF_AND = PhraseTable.hashOf(AND);

  /** A capital of ASCII is 1 << 5 away from its small letter. */
  private static final int CAPITAL_SHIFT = 5;

  private final String raw;
  private final WordColumns words;
  private final SeparatorReader separatorReader;
  private int at;
  private int sentence;

  WordReader(String raw) {
    this.raw = raw;
    this.words = new WordColumns(raw);
    this.separatorReader = new SeparatorReader(raw);
  }

  WordColumns read() {
    while (at < raw.length()) {
      char c = raw.charAt(at);
      if (CharacterFolding.foldAscii(c) != 0) {
        readAsciiWord();
      } else if (c == ' ') {
        separatorReader.blank();
        at++;
      } else {
        readOther(raw.codePointAt(at));
      }
    }
    return words;
  }

  private void readOther(int c) {
    if (c == '&' || c == '+') {
      int length = raw.startsWith("&amp;", at) ? 5 : 1;
      add(new Token(c == '&' ? AND : "+", at, at + length, false, false), false);
      at += length;
    } else if (!CharacterFolding.fold(c).isEmpty()) {
      readWord();
    } else {
      separatorReader.accept(c, at, words.size() == 0);
      at += Character.charCount(c);
    }
  }

  /** Letters and digits of ASCII between others of ASCII, which is nearly every word. */
  private void readAsciiWord() {
    int end = at;
    int letters = 0;
    int capitals = 0;
    long hash = PhraseTable.EMPTY_HASH;
    char c = ' ';
    while (end < raw.length()) {
      c = raw.charAt(end);
      int fold = CharacterFolding.foldAscii(c);
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
      readWord();
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

  private record Token(String folded, int start, int end, boolean capitalized, boolean allCaps) {}

  private void readWord() {
    Token piece = readLetters();
    if (piece.folded().length() == 1 && isDottedLetter(at)) {
      piece = readInitials(piece);
    }
    if (at < raw.length() && CharacterFolding.isApostrophe(raw.codePointAt(at))) {
      int mark = at;
      at += Character.charCount(raw.codePointAt(at));
      Token tail = readLetters();
      if (tail.folded().equals("s")) {
        add(piece, true);
        return;
      }
      if (CONTRACTION_ENDINGS.contains(tail.folded())) {
        piece =
            new Token(
                piece.folded() + tail.folded(),
                piece.start(),
                tail.end(),
                piece.capitalized(),
                piece.allCaps());
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

  private Token readLetters() {
    int start = at;
    StringBuilder folded = new StringBuilder();
    int letters = 0;
    int capitals = 0;
    boolean first = false;
    while (at < raw.length()) {
      int c = raw.codePointAt(at);
      String fold = CharacterFolding.fold(c);
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
    return new Token(folded.toString(), start, at, first, letters > 1 && letters == capitals);
  }

  private boolean isDottedLetter(int dot) {
    return dot + 1 < raw.length()
        && raw.charAt(dot) == '.'
        && Character.isLetter(raw.charAt(dot + 1))
        && (dot + 2 >= raw.length() || !Character.isLetterOrDigit(raw.charAt(dot + 2)));
  }

  private Token readInitials(Token first) {
    StringBuilder folded = new StringBuilder(first.folded());
    int end = first.end();
    while (isDottedLetter(at)) {
      folded.append(CharacterFolding.fold(raw.charAt(at + 1)));
      at += 2;
      end = at;
    }
    if (at < raw.length() && raw.charAt(at) == '.' && !isLineEnd(at + 1)) {
      at++;
    }
    return new Token(
        folded.toString(), first.start(), end, first.capitalized(), first.capitalized());
  }

  private boolean isLineEnd(int from) {
    return from >= raw.length() || raw.charAt(from) == '\n';
  }

  private void add(Token piece, boolean possessive) {
    String folded = piece.folded().equals("and") ? AND : piece.folded();
    add(
        folded,
        piece.start(),
        piece.end(),
        PhraseTable.hashOf(folded),
        piece.capitalized(),
        piece.allCaps(),
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
    Separator gap = ends ? Separator.END : separatorReader.separator();
    words.add(folded, start, end, hash, gap, capital, capitals, possessive, sentence);
    separatorReader.clear();
  }

  private boolean endsSentence(boolean capital, char first) {
    if (separatorReader.isParagraph()) {
      return true;
    }
    if (!capital || !separatorReader.isSentenceEnd()) {
      return false;
    }
    String last = words.folded(words.size() - 1);
    boolean number = Character.isDigit(last.charAt(0)) && Character.isDigit(first);
    return !number && !ABBREVIATIONS.contains(last) && last.length() > 1;
  }
}
