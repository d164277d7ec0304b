package bellwether.app.discover.dns;

import java.util.ArrayList;
import java.util.List;

/**
 * An entry of a zone file, which parentheses may spread over several lines (RFC 1035, section 5.1).
 *
 * @param line number of its first line
 * @param words its words, without quotes and escapes
 * @param startsWithBlank whether it has the owner of the entry before
 */
record ZoneEntry(int line, List<String> words, boolean startsWithBlank) {

  /** Splits a text into entries, without comments and blank lines. */
  static List<ZoneEntry> split(String text) {
    return new Splitter(text).split();
  }

  private static final class Splitter {
    private final String text;
    private final List<ZoneEntry> entries = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private boolean blank;
    private int line = 1;
    private int firstLine = 1;
    private int depth;
    private int at;

    Splitter(String text) {
      this.text = text;
    }

    List<ZoneEntry> split() {
      startEntry();
      while (at < text.length()) {
        switch (text.charAt(at)) {
          case '\n' -> endLine();
          case ';' -> skipComment();
          case '(' -> {
            depth++;
            at++;
          }
          case ')' -> {
            depth = Math.max(0, depth - 1);
            at++;
          }
          case '"' -> words.add(readQuoted());
          case ' ', '\t', '\r' -> at++;
          default -> words.add(readWord());
        }
      }
      endEntry();
      return entries;
    }

    private void endLine() {
      line++;
      at++;
      if (depth == 0) {
        endEntry();
        startEntry();
      }
    }

    private void startEntry() {
      words = new ArrayList<>();
      firstLine = line;
      blank = at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
    }

    private void endEntry() {
      if (!words.isEmpty()) {
        entries.add(new ZoneEntry(firstLine, List.copyOf(words), blank));
      }
    }

    private void skipComment() {
      while (at < text.length() && text.charAt(at) != '\n') {
        at++;
      }
    }

    /** A quote that is not closed ends with its line, so that one mistake costs one record. */
    private String readQuoted() {
      StringBuilder word = new StringBuilder();
      at++;
      while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
        word.append(readCharacter());
      }
      if (at < text.length() && text.charAt(at) == '"') {
        at++;
      }
      return word.toString();
    }

    private String readWord() {
      StringBuilder word = new StringBuilder();
      while (at < text.length() && " \t\r\n;()\"".indexOf(text.charAt(at)) < 0) {
        word.append(readCharacter());
      }
      return word.toString();
    }

    /** Reads {@code \DDD}, a byte in decimal, and {@code \X}, which is X. */
    private char readCharacter() {
      char c = text.charAt(at++);
      if (c != '\\' || at >= text.length() || text.charAt(at) == '\n') {
        return c;
      }
      if (at + 3 <= text.length() && text.substring(at, at + 3).matches("[01][0-9]{2}|2[0-5]{2}")) {
        at += 3;
        return (char) Integer.parseInt(text.substring(at - 3, at));
      }
      return text.charAt(at++);
    }
  }
}
