package bellwether.feed.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Bytes decoded in one charset, with each invalid sequence replaced by U+FFFD.
 *
 * @param letters the number of decoded characters beyond ASCII
 * @param errors the number of invalid sequences
 * @param isSelective whether these numbers are evidence for the charset
 */
record DecodedText(String text, int letters, int errors, boolean isSelective) {
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final int CHUNK_CHARS = 8_192;

  /** A text with many more errors than letters is in another charset and is not decoded further. */
  private static final int MAX_EXCESS_ERRORS = 10_000;

  static DecodedText of(byte[] body, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(body);
    CharBuffer chunk = CharBuffer.allocate(CHUNK_CHARS);
    StringBuilder text = new StringBuilder(body.length);
    int letters = 0;
    int errors = 0;
    CoderResult result = CoderResult.OVERFLOW;
    while (!result.isUnderflow() && errors <= letters + MAX_EXCESS_ERRORS) {
      result = decoder.decode(in, chunk, true);
      letters += drain(chunk, text);
      if (result.isError()) {
        text.append(charset.equals(UTF_8) ? decodeStrayByte(body, in.position()) : '\uFFFD');
        in.position(in.position() + malformedLength(body, in.position(), result.length()));
        errors++;
      }
    }
    return new DecodedText(text.toString(), letters, errors, isMultiByte(charset));
  }

  /** Whether a character may take several bytes, so that not all byte sequences are valid. */
  static boolean isMultiByte(Charset charset) {
    return charset.canEncode() && charset.newEncoder().maxBytesPerChar() > 1;
  }

  /** Errors per letter; higher for single-byte charsets, in which nearly all bytes are valid. */
  double errorRate() {
    return (isSelective ? 0 : 1) + (double) errors / Math.max(1, letters);
  }

  private static int drain(CharBuffer chunk, StringBuilder text) {
    chunk.flip();
    int letters = (int) chunk.chars().filter(c -> c > 127).count();
    text.append(chunk);
    chunk.clear();
    return letters;
  }

  /** ASCII after an invalid sequence is kept, because it may begin a tag. */
  private static int malformedLength(byte[] body, int from, int length) {
    int broken = 1;
    while (broken < length && body[from + broken] < 0) {
      broken++;
    }
    return broken;
  }

  /** A single byte between ASCII characters in UTF-8 text was pasted from windows-1252. */
  private static char decodeStrayByte(byte[] body, int at) {
    boolean alone = (at == 0 || body[at - 1] >= 0) && (at + 1 == body.length || body[at + 1] >= 0);
    return alone ? new String(body, at, 1, WINDOWS_1252).charAt(0) : '\uFFFD';
  }
}
