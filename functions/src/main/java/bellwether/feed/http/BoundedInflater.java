package bellwether.feed.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Inflates compressed data, up to a maximum size and compression ratio. */
public final class BoundedInflater {
  /** A small body may consist of blanks; a larger one with this ratio is a bomb. */
  private static final int RATIO_CHECK_MIN_BYTES = 1_000_000;

  private static final int MAX_RATIO = 100;

  /**
   * RFC 1952, section 2.3: the fixed part of a member's header, and the CRC and length at its end.
   */
  private static final int GZIP_HEADER_BYTES = 10;

  private static final int GZIP_TRAILER_BYTES = 8;

  private static final ByteString GZIP_MAGIC = ByteString.decodeHex("1f8b");

  /** The data is longer than the cap, or a decompression bomb. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }

  /** {@code defect} is null if the bytes are complete. */
  public record Inflated(ByteString bytes, @Nullable BodyDefect defect) {}

  private final byte[] compressed;
  private final long maxBytes;
  private final long maxInflatedBytes;
  private final Buffer out = new Buffer();
  private final byte[] chunk = new byte[8_192];

  private BoundedInflater(byte[] compressed, long maxBytes, long sentBytes) {
    this.compressed = compressed;
    this.maxBytes = maxBytes;
    this.maxInflatedBytes = Math.max(RATIO_CHECK_MIN_BYTES, MAX_RATIO * sentBytes);
  }

  /**
   * Inflates a body if it is a gzip file (RFC 1952, section 2.3.1), as far as it can be read.
   *
   * @throws TooLargeException if it is longer than the cap, or a bomb
   */
  public static Inflated gunzipIfCompressed(ByteString body, long cap) throws TooLargeException {
    if (body.size() <= 2 || !body.startsWith(GZIP_MAGIC)) {
      return new Inflated(body, null);
    }
    Inflated inflated = gunzip(body.toByteArray(), cap, body.size());
    if (inflated.defect() == BodyDefect.TOO_LONG) {
      throw new TooLargeException("is longer than " + cap + " bytes");
    }
    return inflated;
  }

  /** Inflates a gzip file of which {@code sentBytes} were received over the network. */
  static Inflated gunzip(byte[] body, long cap, long sentBytes) throws TooLargeException {
    return new BoundedInflater(body, cap, sentBytes).inflateMembers();
  }

  /**
   * Inflates HTTP's deflate: a zlib stream (RFC 1950), or the bare stream (RFC 1951) that some
   * servers send instead (RFC 9110, section 8.4.1.2).
   */
  static Inflated inflate(byte[] body, boolean bare, long cap, long sentBytes)
      throws TooLargeException {
    BoundedInflater inflation = new BoundedInflater(body, cap, sentBytes);
    Inflater inflater = new Inflater(bare);
    try {
      return inflation.toResult(inflation.inflateStream(inflater, 0, new CRC32()));
    } finally {
      inflater.end();
    }
  }

  /** Inflates all members of a file; the rest after the last one is padding. */
  private Inflated inflateMembers() throws TooLargeException {
    Inflater inflater = new Inflater(true);
    try {
      int at = 0;
      ByteBuffer trailer = ByteBuffer.wrap(compressed).order(ByteOrder.LITTLE_ENDIAN);
      while (at == 0 || isMemberAt(at)) {
        int start = dataOffset(at);
        inflater.reset();
        CRC32 checksum = new CRC32();
        BodyDefect defect =
            start < 0 ? BodyDefect.CUT_OFF : inflateStream(inflater, start, checksum);
        if (defect != null) {
          return toResult(defect);
        }
        int end = compressed.length - inflater.getRemaining();
        // A stream that reached its end mark is complete, even if the checksum is missing.
        if (end + 4 <= compressed.length && (int) checksum.getValue() != trailer.getInt(end)) {
          return toResult(BodyDefect.CORRUPT);
        }
        at = end + GZIP_TRAILER_BYTES;
      }
      return toResult(null);
    } finally {
      inflater.end();
    }
  }

  private Inflated toResult(@Nullable BodyDefect defect) {
    return new Inflated(out.readByteString(), defect);
  }

  /** Inflates one stream; null if it is complete. */
  private @Nullable BodyDefect inflateStream(Inflater inflater, int start, CRC32 checksum)
      throws TooLargeException {
    inflater.setInput(compressed, start, compressed.length - start);
    try {
      while (!inflater.finished()) {
        int n = inflater.inflate(chunk);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          return inflater.needsDictionary() ? BodyDefect.CORRUPT : BodyDefect.CUT_OFF;
        }
        checksum.update(chunk, 0, n);
        long remaining = maxBytes - out.size();
        out.write(chunk, 0, (int) Math.min(n, remaining));
        if (out.size() > maxInflatedBytes) {
          throw new TooLargeException("inflates more than " + MAX_RATIO + " to 1");
        }
        if (n > remaining) {
          return BodyDefect.TOO_LONG;
        }
      }
      return null;
    } catch (DataFormatException corrupt) {
      return BodyDefect.CORRUPT;
    }
  }

  private boolean isMemberAt(int at) {
    return at + GZIP_HEADER_BYTES <= compressed.length
        && compressed[at] == 0x1f
        && compressed[at + 1] == (byte) 0x8b
        && compressed[at + 2] == 8;
  }

  /** The start of a member's data; -1 if its header is cut off. */
  private int dataOffset(int member) {
    int at = member + GZIP_HEADER_BYTES;
    if (at > compressed.length) {
      return -1;
    }
    int flags = compressed[member + 3];
    if ((flags & 4) != 0) {
      if (at + 2 > compressed.length) {
        return -1;
      }
      at += 2 + (compressed[at] & 0xff) + ((compressed[at + 1] & 0xff) << 8);
    }
    for (int text = Integer.bitCount(flags & (8 | 16)); text > 0; text--) {
      while (at < compressed.length && compressed[at] != 0) {
        at++;
      }
      at++;
    }
    at += (flags & 2) != 0 ? 2 : 0;
    return at > compressed.length ? -1 : at;
  }
}
