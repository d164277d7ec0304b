package bellwether.match.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Folds single characters so that two spellings of one name read the same. */
final class CharacterFolding {
  /** Letters that Unicode does not decompose, though readers of English type them as these. */
  private static final Map<Integer, String> LETTERS =
      Map.ofEntries(
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'Ø', "o"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'Æ', "ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'Œ', "oe"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'Ł', "l"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ı', "i"));

  private static final String[] ASCII = new String[128];
  private static final byte[] ASCII_FOLDED = new byte[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      boolean kept = Character.isLetterOrDigit(c);
      ASCII_FOLDED[c] = (byte) (kept ? Character.toLowerCase(c) : 0);
      ASCII[c] = kept ? String.valueOf((char) ASCII_FOLDED[c]) : "";
    }
  }

  private CharacterFolding() {}

  /**
   * The lower-case letters and digits that a character stands for; empty for one that is no part of
   * a word.
   */
  static String fold(int codePoint) {
    if (codePoint < ASCII.length) {
      return ASCII[codePoint];
    }
    String known = LETTERS.get(codePoint);
    if (known != null) {
      return known;
    }
    if (!Character.isLetterOrDigit(codePoint)) {
      return "";
    }
    String apart =
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(apart.length());
    apart.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** A letter or digit of ASCII in lower case; 0 for every other character. */
  static int foldAscii(char c) {
    return c < ASCII_FOLDED.length ? ASCII_FOLDED[c] : 0;
  }

  /** Letters and digits of ASCII in lower case. */
  static String foldAscii(String raw, int from, int to) {
    char[] folded = new char[to - from];
    for (int i = from; i < to; i++) {
      folded[i - from] = (char) foldAscii(raw.charAt(i));
    }
    return new String(folded);
  }

  /** Whether a character is invisible or a loose accent: it neither parts nor makes a word. */
  static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }

  static boolean isApostrophe(int codePoint) {
    return codePoint == '\'' || codePoint == '’' || codePoint == 'ʼ' || codePoint == '＇';
  }

  static boolean isDash(int codePoint) {
    return Character.getType(codePoint) == Character.DASH_PUNCTUATION || codePoint == '−';
  }
}
