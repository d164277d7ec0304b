package bellwether.feed.http;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Inflates what is compressed, as far as it goes, but never past what a real feed can be. */
public final class BoundedInflater {
  /** A small body may be all blanks; beyond this size nothing honest shrinks a hundredfold. */
  private static final int RATIO_CHECK_MIN_BYTES = 1_000_000;

  private static final int MAX_RATIO = 100;

  /** RFC 1952, section 2.3: the fixed part of a member's header, and its CRC and length behind. */
  private static final int GZIP_HEADER_BYTES = 10;

  private static final int GZIP_TRAILER_BYTES = 8;

  /** The stream holds more than the cap, or inflates like a bomb. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }

  /**
   * @param defect why this is not all; null where it is
   */
  public record Inflated(ByteString bytes, @Nullable BodyDefect defect) {
    /** False if the stream ended before its own end mark. */
    public boolean isComplete() {
      return defect == null;
    }
  }

  private final byte[] compressed;
  private final long maxBytes;
  private final long maxInflatedBytes;
  private final Buffer out = new Buffer();
  private final byte[] chunk = new byte[8_192];

  private BoundedInflater(byte[] wire, long cap, long sentBytes) {
    this.compressed = wire;
    this.maxBytes = cap;
    this.maxInflatedBytes = Math.max(RATIO_CHECK_MIN_BYTES, MAX_RATIO * sentBytes);
  }

  public static boolean isGzip(byte[] body) {
    // RFC 1952, section 2.3.1
    return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
  }

  /**
   * As much as can be read of a body in memory; a cut-off one gives what stands before the cut.
   *
   * @throws TooLargeException if it is longer than the cap, or a bomb
   */
  public static Inflated gunzip(byte[] body, long cap) throws IOException {
    Inflated inflated = gunzip(body, cap, body.length);
    if (inflated.defect() == BodyDefect.TOO_LONG) {
      throw new TooLargeException("is longer than " + cap + " bytes");
    }
    return inflated;
  }

  /**
   * The same, but of what is longer than the cap as much as the cap allows.
   *
   * @param sentBytes that came over the wire, where this is not the outermost layer
   * @throws TooLargeException if it is a bomb
   */
  static Inflated gunzip(byte[] body, long cap, long sentBytes) throws TooLargeException {
    return new BoundedInflater(body, cap, sentBytes).inflateMembers();
  }

  /**
   * The same for what HTTP calls deflate: a zlib stream (RFC 1950), or the bare one (RFC 1951) that
   * some servers send instead (RFC 9110, section 8.4.1.2).
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

  /** A file may have several members; what follows the last one is padding. */
  private Inflated inflateMembers() throws TooLargeException {
    Inflater inflater = new Inflater(true);
    try {
      int at = 0;
      while (at == 0 || isMemberAt(at)) {
        int start = dataOffset(at);
        inflater.reset();
        CRC32 sum = new CRC32();
        BodyDefect flaw = start < 0 ? BodyDefect.CUT_OFF : inflateStream(inflater, start, sum);
        if (flaw != null) {
          return toResult(flaw);
        }
        int end = compressed.length - inflater.getRemaining();
        // A stream that reached its end mark is whole, with or without the checksum behind it.
        if (end + 4 <= compressed.length && sum.getValue() != littleEndian(end)) {
          return toResult(BodyDefect.CORRUPT);
        }
        at = end + GZIP_TRAILER_BYTES;
      }
      return toResult(null);
    } finally {
      inflater.end();
    }
  }

  private Inflated toResult(@Nullable BodyDefect flaw) {
    return new Inflated(out.readByteString(), flaw);
  }

  /** Inflates one stream; null if it is whole. */
  private @Nullable BodyDefect inflateStream(Inflater inflater, int start, CRC32 sum)
      throws TooLargeException {
    inflater.setInput(compressed, start, compressed.length - start);
    try {
      while (!inflater.finished()) {
        int n = inflater.inflate(chunk);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          return inflater.needsDictionary() ? BodyDefect.CORRUPT : BodyDefect.CUT_OFF;
        }
        sum.update(chunk, 0, n);
        long room = maxBytes - out.size();
        out.write(chunk, 0, (int) Math.min(n, room));
        if (out.size() > maxInflatedBytes) {
          throw new TooLargeException("inflates more than " + MAX_RATIO + " to 1");
        }
        if (n > room) {
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

  /** Where the data of a member begins; -1 if its header is cut off. */
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

  private long littleEndian(int at) {
    return (compressed[at] & 0xffL)
        | (compressed[at + 1] & 0xffL) << 8
        | (compressed[at + 2] & 0xffL) << 16
        | (compressed[at + 3] & 0xffL) << 24;
  }
}
