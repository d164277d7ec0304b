package bellwether.feed.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okio.ByteString;

/**
 * Decompresses a body by its content rather than by its Content-Encoding: servers label plain
 * bodies as compressed, do not label compressed ones, and send other words in the header.
 */
final class ContentDecoder {
  /** A proxy may compress a body again; more layers than this are deliberate. */
  private static final int MAX_LAYERS = 3;

  /** Enough to distinguish text from compressed data. */
  private static final int HEAD_BYTES = 256;

  /** Codings of the HTTP registry that are not supported. */
  private static final List<String> UNSUPPORTED =
      List.of("br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip");

  /** RFC 8878, section 3.1.1 */
  private static final ByteString ZSTD = ByteString.decodeHex("28b52ffd");

  private final List<String> declaredEncodings;
  private final long maxBytes;

  ContentDecoder(String header, long maxBytes) {
    this.declaredEncodings =
        Arrays.asList(header.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*", 9));
    this.maxBytes = maxBytes;
  }

  /** Decompresses all layers of a body, each as far as it can be read. */
  BoundedInflater.Inflated decompress(ByteString wire) throws BoundedInflater.TooLargeException {
    BoundedInflater.Inflated body = new BoundedInflater.Inflated(wire, null);
    for (int layer = 0; layer < MAX_LAYERS; layer++) {
      Optional<BoundedInflater.Inflated> inner = inflateLayer(body.bytes(), wire.size());
      if (inner.isEmpty()) {
        break;
      }
      BodyDefect outer = body.defect();
      body =
          new BoundedInflater.Inflated(
              inner.get().bytes(), outer == null ? inner.get().defect() : outer);
    }
    return body;
  }

  /** The unsupported coding of a body; empty if there is none. */
  Optional<String> unsupportedEncoding(ByteString body) {
    if (body.startsWith(ZSTD)) {
      return Optional.of("zstd");
    }
    return isText(body)
        ? Optional.empty()
        : UNSUPPORTED.stream().filter(declaredEncodings::contains).findFirst();
  }

  private Optional<BoundedInflater.Inflated> inflateLayer(ByteString body, long sentBytes)
      throws BoundedInflater.TooLargeException {
    byte first = body.size() < 3 ? 0 : body.getByte(0);
    if (first == 0x1f && body.getByte(1) == (byte) 0x8b && body.getByte(2) == 8) {
      return Optional.of(BoundedInflater.gunzip(body.toByteArray(), maxBytes, sentBytes));
    }
    boolean labeled = declaredEncodings.contains("deflate");
    if (isZlib(body, labeled)) {
      BoundedInflater.Inflated read =
          BoundedInflater.inflate(body.toByteArray(), false, maxBytes, sentBytes);
      if (read.bytes().size() > 0) {
        return Optional.of(read);
      }
    }
    if (labeled && first != 0 && !isText(body)) {
      BoundedInflater.Inflated read =
          BoundedInflater.inflate(body.toByteArray(), true, maxBytes, sentBytes);
      return read.bytes().size() > 0 ? Optional.of(read) : Optional.empty();
    }
    return Optional.empty();
  }

  /** RFC 1950, section 2.2; unlabeled data must have one of the headers that compressors write. */
  private static boolean isZlib(ByteString body, boolean labeled) {
    if (body.size() < 3 || (body.getByte(0) & 0x0f) != 8) {
      return false;
    }
    int header = (body.getByte(0) & 0xff) << 8 | (body.getByte(1) & 0xff);
    return header % 31 == 0 && (labeled || List.of(0x7801, 0x789c, 0x78da).contains(header));
  }

  /** Whether the beginning has no control characters that are unusual in text. */
  private static boolean isText(ByteString body) {
    if (body.startsWith(ByteString.decodeHex("fffe"))
        || body.startsWith(ByteString.decodeHex("feff"))) {
      return true;
    }
    for (int i = 0; i < Math.min(HEAD_BYTES, body.size()); i++) {
      int b = body.getByte(i) & 0xff;
      if (b < ' ' && "\t\n\f\r\u001b".indexOf(b) < 0) {
        return false;
      }
    }
    return true;
  }
}
