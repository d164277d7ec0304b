package bellwether.match.text;

import java.text.Normalizer;
import java.util.Locale;

/** Folds single characters so that two spellings of one name read the same. */
final class CharacterFolding {
  private static final String[] ASCII = new String[128];
  private static final byte[] ASCII_FOLDED = new byte[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      boolean inWord = Character.isLetterOrDigit(c);
      ASCII_FOLDED[c] = (byte) (inWord ? Character.toLowerCase(c) : 0);
      ASCII[c] = inWord ? String.valueOf((char) ASCII_FOLDED[c]) : "";
    }
  }

  private CharacterFolding() {}

  /**
   * The lower-case letters and digits that a character stands for; empty if it is not part of a
   * word. Letters that Unicode does not decompose are replaced as readers of English type them.
   */
  static String fold(int codePoint) {
    if (codePoint < ASCII.length) {
      return ASCII[codePoint];
    }
    return switch (codePoint) {
      case 'ß' -> "ss";
      case 'ø', 'Ø' -> "o";
      case 'æ', 'Æ' -> "ae";
      case 'œ', 'Œ' -> "oe";
      case 'ł', 'Ł' -> "l";
      case 'đ', 'Đ', 'ð' -> "d";
      case 'þ' -> "th";
      case 'ı' -> "i";
      default -> Character.isLetterOrDigit(codePoint) ? decompose(codePoint) : "";
    };
  }

  private static String decompose(int codePoint) {
    StringBuilder folded = new StringBuilder();
    Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /** An ASCII letter or digit in lower case; 0 for every other character. */
  static int foldAscii(char c) {
    return c < ASCII_FOLDED.length ? ASCII_FOLDED[c] : 0;
  }

  /** Whether a character is invisible or a combining accent, which does not separate words. */
  static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }

  static boolean isDash(int codePoint) {
    return Character.getType(codePoint) == Character.DASH_PUNCTUATION || codePoint == '−';
  }
}
