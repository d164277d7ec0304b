package bellwether.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a document's bytes into characters: byte order mark, then byte pattern (XML 1.0, appendix
 * F), then the charset of HTTP (RFC 7303, section 3), then the document's own, then UTF-8, then
 * windows-1252, which takes any byte.
 */
final class Decoder {

  /**
   * @param mended whether the bytes were not what was declared
   */
  record Decoded(String text, boolean mended) {}

  private static final Pattern DECLARED =
      Pattern.compile(
          "(?i)(?:<\\?xml[^>]{0,200}?encoding|<meta[^>]{0,200}?charset)\\s*=\\s*[\"']?\\s*([\\w.:-]+)");
  private static final Pattern HTTP = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)");

  /** Charsets in which feeds are written; EBCDIC and UTF-7 only ever hide something. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "utf-?8|us-ascii|ascii|iso-?8859-\\d+|windows-\\d+|cp125\\d|koi8-[ru]|gb2312|gbk|gb18030"
              + "|big5(?:-hkscs)?|shift[_-]jis|windows-31j|euc-(?:jp|kr)|iso-2022-jp|tis-620|macintosh");

  /** What is meant by a name in practice (WHATWG Encoding Standard, section 4.2). */
  private static final Map<String, String> MEANT =
      Map.of(
          "iso-8859-1", "windows-1252",
          "us-ascii", "windows-1252",
          "ascii", "windows-1252",
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "shift_jis", "windows-31j",
          "euc-kr", "x-windows-949",
          "macintosh", "x-MacRoman");

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  private Decoder() {}

  static Decoded decode(byte[] body, @Nullable String contentType) {
    Charset wide = wide(body);
    if (wide != null) {
      Optional<String> strict = strict(body, wide);
      return strict
          .map(text -> new Decoded(unmarked(text), false))
          .orElseGet(() -> new Decoded(unmarked(new String(body, wide)), true));
    }
    Optional<String> utf8 = strict(body, UTF_8);
    boolean plain = utf8.isPresent() && utf8.get().length() == body.length;
    Optional<Charset> declared = declared(body, contentType);
    // Bytes beyond ASCII that happen to be whole UTF-8 are UTF-8, whatever single-byte charset is
    // declared; and only an escaping charset makes something else of pure ASCII.
    boolean escaping = declared.isPresent() && declared.get().name().startsWith("ISO-2022");
    if (utf8.isPresent() && !(plain && escaping)) {
      boolean mended = !plain && declared.isPresent() && !declared.get().equals(UTF_8);
      return new Decoded(unmarked(utf8.get()), mended);
    }
    return declared
        .flatMap(charset -> strict(body, charset))
        .map(text -> new Decoded(text, false))
        .orElseGet(() -> new Decoded(unmarked(fallback(body)), true));
  }

  /** Stray bytes in what is mostly UTF-8 spoil those letters only; else it is windows-1252. */
  private static String fallback(byte[] body) {
    String lenient = new String(body, UTF_8);
    long broken = lenient.chars().filter(c -> c == '\uFFFD').count();
    long beyondAscii = lenient.chars().filter(c -> c > 127).count();
    return beyondAscii > 4 * broken ? lenient : new String(body, WINDOWS_1252);
  }

  private static @Nullable Charset wide(byte[] b) {
    long head = 0;
    for (int i = 0; i < 4; i++) {
      head = head << 8 | (i < b.length ? b[i] & 0xFF : 0x01);
    }
    if (head == 0x0000FEFFL || head == 0x0000003CL) {
      return UTF_32BE;
    } else if (head == 0xFFFE0000L || head == 0x3C000000L) {
      return UTF_32LE;
    } else if (head >>> 16 == 0xFEFF || (head >>> 16 == 0x003C && (head & 0xFF00) == 0)) {
      return UTF_16BE;
    } else if (head >>> 16 == 0xFFFE || (head >>> 16 == 0x3C00 && (head & 0xFF) == 0)) {
      return UTF_16LE;
    }
    return null;
  }

  private static Optional<Charset> declared(byte[] body, @Nullable String contentType) {
    String head = new String(body, 0, Math.min(body.length, 1_024), US_ASCII);
    return Stream.of(found(HTTP, contentType == null ? "" : contentType), found(DECLARED, head))
        .flatMap(Optional::stream)
        .flatMap(name -> allowed(name).stream())
        .findFirst();
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** The charset of this name if it is one in which mail and feeds are written. */
  static Optional<Charset> allowed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ALLOWED.matcher(lower).matches()
        ? charset(MEANT.getOrDefault(lower, lower))
        : Optional.empty();
  }

  private static Optional<String> strict(byte[] body, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body))
              .toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
