package bellwether.match.text;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Splits a text into words in one pass, in time that depends only on its length. */
final class WordReader {
  /** Words after which a period does not end a sentence. */
  private static final Set<String> ABBREVIATIONS = WordSets.get("abbreviations");

  /** What may follow an apostrophe within a word: can't, we've, they're, they'll, it'd, I'm. */
  private static final Set<String> CONTRACTION_ENDINGS = Set.of("t", "ve", "re", "ll", "d", "m");

  /** The folded form of {@code and}. */
  private static final String AND = "&";

  private static final long HASH_OF_AND = PhraseTable.hashOf(AND);

  /** The difference between an ASCII capital and its lower-case letter. */
  private static final int CASE_OFFSET = 32;

  private final String raw;
  private final Words words;
  private final SeparatorReader separatorReader;
  private int at;
  private int sentence;

  WordReader(String raw) {
    this.raw = raw;
    this.words = new Words(raw);
    this.separatorReader = new SeparatorReader(raw);
  }

  Words read() {
    while (at < raw.length()) {
      char c = raw.charAt(at);
      if (CharacterFolding.foldAscii(c) != 0) {
        readAsciiWord();
      } else if (c == ' ') {
        separatorReader.addSpace();
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

  /** Reads a word of ASCII letters and digits, which nearly every word is. */
  private void readAsciiWord() {
    int end = at;
    int letters = 0;
    int caseOffsets = 0;
    long hash = PhraseTable.EMPTY_HASH;
    char c = ' ';
    while (end < raw.length()) {
      c = raw.charAt(end);
      int fold = CharacterFolding.foldAscii(c);
      if (fold == 0) {
        break;
      }
      hash = PhraseTable.hashOf(hash, fold);
      caseOffsets += fold - c;
      letters += fold >> 6;
      end++;
    }
    if (end < raw.length() && (c == '\'' || c >= 128 || (c == '.' && end == at + 1))) {
      readWord();
      return;
    }
    char first = raw.charAt(at);
    boolean and = end - at == 3 && raw.regionMatches(true, at, "and", 0, 3);
    add(
        and ? AND : null,
        at,
        end,
        and ? HASH_OF_AND : hash,
        first <= 'Z',
        letters > 1 && caseOffsets == letters * CASE_OFFSET,
        false);
    at = end;
  }

  private record Token(String folded, int start, int end, boolean capitalized, boolean allCaps) {}

  private void readWord() {
    Token token = readLetters();
    if (token.folded.length() == 1 && isDottedLetter(at)) {
      token = readInitials(token);
    }
    if (isApostropheAt(at)) {
      int apostrophe = at;
      at++;
      Token tail = readLetters();
      if (tail.folded().equals("s")) {
        add(token, true);
        return;
      }
      if (CONTRACTION_ENDINGS.contains(tail.folded())) {
        String joined = token.folded + tail.folded;
        token = new Token(joined, token.start, tail.end, token.capitalized, token.allCaps);
      } else {
        at = apostrophe;
      }
    }
    boolean pluralPossessive =
        token.folded.endsWith("s")
            && isApostropheAt(at)
            && at + 1 < raw.length()
            && raw.charAt(at + 1) == ' ';
    add(token, pluralPossessive);
  }

  private boolean isApostropheAt(int index) {
    return index < raw.length() && "'’ʼ＇".indexOf(raw.charAt(index)) >= 0;
  }

  private Token readLetters() {
    int start = at;
    StringBuilder folded = new StringBuilder();
    int letters = 0;
    int capitals = 0;
    boolean capitalized = false;
    while (at < raw.length()) {
      int c = raw.codePointAt(at);
      String fold = CharacterFolding.fold(c);
      if (fold.isEmpty() && !CharacterFolding.isInvisible(c)) {
        break;
      }
      boolean upper = Character.isUpperCase(c) || Character.isTitleCase(c);
      if (folded.isEmpty() && !fold.isEmpty()) {
        capitalized = upper || Character.isDigit(c);
      }
      letters += Character.isLetter(c) ? 1 : 0;
      capitals += upper ? 1 : 0;
      folded.append(fold);
      at += Character.charCount(c);
    }
    return new Token(folded.toString(), start, at, capitalized, letters > 1 && letters == capitals);
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
    boolean lineEnds = at + 1 >= raw.length() || raw.charAt(at + 1) == '\n';
    if (at < raw.length() && raw.charAt(at) == '.' && !lineEnds) {
      at++;
    }
    return new Token(
        folded.toString(), first.start(), end, first.capitalized(), first.capitalized());
  }

  private void add(Token token, boolean possessive) {
    String folded = token.folded.equals("and") ? AND : token.folded;
    add(
        folded,
        token.start,
        token.end,
        PhraseTable.hashOf(folded),
        token.capitalized,
        token.allCaps,
        possessive);
  }

  private void add(
      @Nullable String folded,
      int start,
      int end,
      long hash,
      boolean capitalized,
      boolean allCaps,
      boolean possessive) {
    boolean startsSentence = words.size() > 0 && startsSentence(capitalized, raw.charAt(start));
    if (startsSentence) {
      sentence++;
    }
    Separator separator = startsSentence ? Separator.END : separatorReader.separator();
    words.add(folded, start, end, hash, separator, capitalized, allCaps, possessive, sentence);
    separatorReader.clear();
  }

  private boolean startsSentence(boolean capitalized, char first) {
    if (separatorReader.isParagraph()) {
      return true;
    }
    if (!capitalized || !separatorReader.isSentenceEnd()) {
      return false;
    }
    String last = words.folded(words.size() - 1);
    boolean number = Character.isDigit(last.charAt(0)) && Character.isDigit(first);
    return !number && !ABBREVIATIONS.contains(last) && last.length() > 1;
  }
}
