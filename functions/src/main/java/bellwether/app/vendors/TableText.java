package bellwether.app.vendors;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a table as spreadsheets save it, and the character between its columns.
 *
 * @param warning what was guessed; empty if nothing was
 */
record TableText(String text, char delimiter, Optional<String> warning) {
  /** What Excel saves as "CSV" in most of Europe and America. */
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

  /** A first line by which Excel is told the delimiter. */
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\\s*\"?sep=(.)\"?\\s*?\\R");

  static TableText of(byte[] file) throws BadTableException {
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      byte[] mark = "\uFEFF".getBytes(charset);
      if (file.length >= mark.length && Arrays.equals(Arrays.copyOf(file, mark.length), mark)) {
        return of(decode(file, charset).orElseThrow(TableText::unreadable), Optional.empty());
      }
    }
    Optional<String> utf8 = decode(file, UTF_8).filter(text -> text.indexOf('\0') < 0);
    if (utf8.isPresent()) {
      return of(utf8.get(), Optional.empty());
    }
    String text = decode(file, likelyCharset(file)).orElseThrow(TableText::unreadable);
    return of(
        text,
        Optional.of(
            "read as " + likelyCharset(file) + ", not UTF-8: check that accents came out right"));
  }

  /** Latin letters in UTF-16 have a zero in every second byte, and no other text has. */
  private static Charset likelyCharset(byte[] file) {
    for (int i = 0; i < file.length; i++) {
      if (file[i] == 0) {
        return i % 2 == 0 ? UTF_16BE : UTF_16LE;
      }
    }
    return WINDOWS_1252;
  }

  private static Optional<String> decode(byte[] file, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static BadTableException unreadable() {
    return new BadTableException("is no text that can be read: save it as CSV UTF-8");
  }

  static TableText of(String text) {
    return of(text, Optional.empty());
  }

  private static TableText of(String marked, Optional<String> warning) {
    String text = marked.startsWith("\uFEFF") ? marked.substring(1) : marked;
    Matcher separator = SEPARATOR_LINE.matcher(text);
    return separator.lookingAt()
        ? new TableText(text.substring(separator.end()), separator.group(1).charAt(0), warning)
        : new TableText(text, delimiterOf(header(text)), warning);
  }

  private static String header(String text) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  /** The character that divides the header into the most columns that are known. */
  private static char delimiterOf(String header) {
    return DELIMITERS.stream()
        .max(
            Comparator.comparingLong((Character each) -> knownColumns(header, each))
                .thenComparingInt(each -> -DELIMITERS.indexOf(each)))
        .orElse(',');
  }

  private static long knownColumns(String header, char delimiter) {
    return Stream.of(header.split(Pattern.quote(String.valueOf(delimiter)), -1))
        .map(cell -> cell.replace("\"", ""))
        .filter(cell -> VendorColumn.fromHeader(cell).isPresent())
        .count();
  }
}
