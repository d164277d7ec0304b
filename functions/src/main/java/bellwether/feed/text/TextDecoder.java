package bellwether.feed.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a document by the first charset that applies: byte order mark, then byte pattern (XML
 * 1.0, appendix F), then UTF-8 if the bytes are UTF-8, then the charset of HTTP (RFC 7303, section
 * 3), then the document's own, then windows-1252, in which every byte is valid. A few invalid bytes
 * do not rule out a charset; each of them costs one letter.
 */
public final class TextDecoder {

  /**
   * @param repaired whether letters were lost, or the charset had to be guessed
   */
  public record Decoded(String text, boolean repaired) {}

  private static final Pattern DECLARED_CHARSET =
      Pattern.compile(
          "(?i)(?:<\\?xml[^>]{0,200}?encoding|<meta[^>]{0,200}?charset)\\s*=\\s*[\"']?\\s*([\\w.:-]+)");
  private static final Pattern HTTP_CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)");

  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  /** A declared charset with fewer errors than one in this many letters is accepted. */
  private static final int LETTERS_PER_ERROR = 20;

  /** In longer texts, GBK and similar charsets have sequences that are not UTF-8. */
  private static final int MAX_CHANCE_LETTERS = 4;

  private TextDecoder() {}

  public static Decoded decode(byte[] body, @Nullable String contentType) {
    Charset wide = detectWideCharset(body);
    if (wide != null) {
      return toDecoded(DecodedText.of(body, wide));
    }
    DecodedText utf8 = DecodedText.of(body, UTF_8);
    List<Charset> declared = declaredCharsets(body, contentType);
    if (utf8.errors() == 0) {
      // Valid UTF-8 beyond ASCII is UTF-8, regardless of declarations.
      return declared.stream()
          .filter(charset -> mayLookLikeUtf8(charset, utf8, body.length))
          .map(charset -> DecodedText.of(body, charset))
          .filter(decoding -> decoding.errors() < decoding.letters())
          .findFirst()
          .map(TextDecoder::toDecoded)
          .orElseGet(() -> toDecoded(utf8));
    }
    Optional<DecodedText> best = bestMatch(body, declared);
    boolean mostlyUtf8 = utf8.letters() > utf8.errors() || utf8.text().startsWith("\uFEFF");
    if (best.isPresent() && !(mostlyUtf8 && utf8.errorRate() <= best.get().errorRate())) {
      return toDecoded(best.get());
    }
    return utf8.letters() >= utf8.errors()
        ? toDecoded(utf8)
        : new Decoded(new String(body, DecodedText.WINDOWS_1252), true);
  }

  /**
   * ISO 2022 charsets consist of ASCII bytes, and a few two-byte letters may be valid UTF-8 by
   * chance.
   */
  private static boolean mayLookLikeUtf8(Charset charset, DecodedText utf8, int bytes) {
    boolean twoByteLetters = utf8.text().length() + utf8.letters() == bytes;
    return utf8.letters() == 0
        ? charset.name().startsWith("ISO-2022")
        : DecodedText.isMultiByte(charset)
            && utf8.letters() <= MAX_CHANCE_LETTERS
            && twoByteLetters;
  }

  /** The first declared charset that fits, or else the one that fits best. */
  private static Optional<DecodedText> bestMatch(byte[] body, List<Charset> declared) {
    List<DecodedText> decodings =
        declared.stream()
            .filter(charset -> !charset.equals(UTF_8))
            .map(charset -> DecodedText.of(body, charset))
            .filter(decoding -> decoding.errors() < decoding.letters())
            .toList();
    return decodings.stream()
        .filter(decoding -> decoding.errors() * LETTERS_PER_ERROR <= decoding.letters())
        .findFirst()
        .or(() -> decodings.stream().min(Comparator.comparingDouble(DecodedText::errorRate)));
  }

  private static Decoded toDecoded(DecodedText decoding) {
    String text = decoding.text();
    return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, decoding.errors() > 0);
  }

  /**
   * Detects UTF-16 and UTF-32 by the byte order mark, or by the zeros next to an ASCII character.
   */
  private static @Nullable Charset detectWideCharset(byte[] b) {
    long head = 0;
    for (int i = 0; i < 4; i++) {
      head = head << 8 | (i < b.length ? b[i] & 0xFF : 0x01);
    }
    if (head == 0x0000FEFFL || isAscii(head)) {
      return UTF_32BE;
    } else if (head == 0xFFFE0000L || ((head & 0xFFFFFF) == 0 && isAscii(head >>> 24))) {
      return UTF_32LE;
    } else if (head >>> 16 == 0xFEFF || (isAscii(head >>> 16) && (head & 0xFF00) == 0)) {
      return UTF_16BE;
    } else if (head >>> 16 == 0xFFFE || (isAscii(head >>> 24) && (head & 0xFF00FF) == 0)) {
      return UTF_16LE;
    }
    return null;
  }

  private static boolean isAscii(long code) {
    return code == '\t' || code == '\n' || code == '\r' || (code >= ' ' && code <= '~');
  }

  /**
   * The charset of HTTP, then that of the document. Latin-1 in HTTP comes last, because many
   * servers declare it for everything.
   */
  private static List<Charset> declaredCharsets(byte[] body, @Nullable String contentType) {
    String head = new String(body, 0, Math.min(body.length, 1_024), US_ASCII);
    Optional<Charset> http =
        firstGroup(HTTP_CHARSET, contentType == null ? "" : contentType)
            .flatMap(CharsetLabels::charset);
    Optional<Charset> own = firstGroup(DECLARED_CHARSET, head).flatMap(CharsetLabels::charset);
    boolean unreliable = http.filter(DecodedText.WINDOWS_1252::equals).isPresent();
    return Stream.of(unreliable ? own : http, unreliable ? http : own)
        .flatMap(Optional::stream)
        // If a declaration is readable, the document is not UTF-16.
        .filter(charset -> !charset.name().startsWith("UTF-16"))
        .distinct()
        .toList();
  }

  private static Optional<String> firstGroup(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
