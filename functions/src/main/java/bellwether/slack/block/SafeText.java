package bellwether.slack.block;

import java.util.List;

/** Makes untrusted text safe to show: no invisible characters, no live markup, no excess length. */
public final class SafeText {
  /** Stands for an empty text, which Slack rejects. */
  static final String EMPTY = "–";

  private static final String ELLIPSIS = "…";

  private SafeText() {}

  /**
   * Puts the text on one line and removes characters that are invisible or reorder others:
   * controls, format characters (bidi, zero-width, tags), fillers, selectors of the supplement,
   * lone surrogates, noncharacters.
   */
  public static String clean(String raw) {
    StringBuilder clean = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(c -> {
          if (isSpace(c)) {
            if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
              clean.append(' ');
            }
          } else if (isVisible(c)) {
            clean.appendCodePoint(c);
          }
        });
    return clean.toString().strip();
  }

  public static String clean(String raw, int max) {
    return truncate(clean(raw), max);
  }

  static String cleanLines(List<String> lines) {
    return String.join("\n", lines.stream().map(SafeText::clean).toList());
  }

  private static boolean isSpace(int c) {
    return Character.isSpaceChar(c) || Character.isWhitespace(c) || c == 0x85;
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      default ->
          (c & 0xFFFE) != 0xFFFE // U+xxFFFE, U+xxFFFF
              && !isBetween(c, 0xFDD0, 0xFDEF) // noncharacters
              && !isBetween(c, 0xE0100, 0xE01EF) // selectors that smuggle bytes
              && !isBetween(c, 0x115F, 0x1160) // Hangul fillers, blank to the eye
              && c != 0x3164
              && c != 0xFFA0
              && c != 0x034F; // combining grapheme joiner
    };
  }

  private static boolean isBetween(int c, int from, int to) {
    return from <= c && c <= to;
  }

  /**
   * At most {@code max} characters as counted after escaping, since Slack stores text escaped. An
   * ellipsis marks the cut; no surrogate pair or entity is split.
   */
  public static String truncate(String text, int max) {
    int length = 0;
    int lastFit = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      length += escapedLength(c);
      if (length > max) {
        return text.substring(0, lastFit).stripTrailing() + ELLIPSIS;
      }
      i += Character.charCount(c);
      if (length <= max - ELLIPSIS.length()) {
        lastFit = i;
      }
    }
    return text;
  }

  private static int escapedLength(int c) {
    return switch (c) {
      case '&' -> "&amp;".length();
      case '<' -> "&lt;".length();
      case '>' -> "&gt;".length();
      default -> Character.charCount(c);
    };
  }

  /**
   * Escapes Slack's three control characters, in this order, and nothing else. See
   * https://docs.slack.dev/messaging/formatting-message-text#escaping
   */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  public static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
