package bellwether.feed;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import okio.Buffer;
import okio.ByteString;

/** Reads a stream to its end, but never past what a real feed can be. */
final class Inflation {
  /** A small body may be all blanks; beyond this size nothing honest shrinks a hundredfold. */
  private static final int RATIO_FROM_BYTES = 1_000_000;

  private static final int MAX_RATIO = 100;

  /** The stream holds more than the cap, or inflates like a bomb. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }

  /**
   * @param whole false if the stream ended before its own end mark
   */
  record Inflated(ByteString bytes, boolean whole) {}

  private Inflation() {}

  static boolean isGzip(byte[] body) {
    // RFC 1952, section 2.3.1
    return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
  }

  static ByteString plain(InputStream in, long cap) throws IOException {
    Counted counted = new Counted(in);
    return read(counted, counted, cap, false).bytes();
  }

  static ByteString gunzip(InputStream in, long cap) throws IOException {
    Counted counted = new Counted(in);
    return read(new GZIPInputStream(counted), counted, cap, false).bytes();
  }

  /** As much as can be read of a body in memory; a cut-off one gives what stands before the cut. */
  static Inflated gunzip(byte[] body, long cap) throws IOException {
    Counted counted = new Counted(new ByteArrayInputStream(body));
    return read(new GZIPInputStream(counted), counted, cap, true);
  }

  private static Inflated read(InputStream in, Counted wire, long cap, boolean cutIsFine)
      throws IOException {
    Buffer out = new Buffer();
    byte[] chunk = new byte[8_192];
    try {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        out.write(chunk, 0, n);
        if (out.size() > cap) {
          throw new TooLarge("is longer than " + cap + " bytes");
        }
        if (out.size() > RATIO_FROM_BYTES && out.size() > MAX_RATIO * wire.count) {
          throw new TooLarge("inflates more than " + MAX_RATIO + " to 1");
        }
      }
      return new Inflated(out.readByteString(), true);
    } catch (EOFException cut) {
      if (cutIsFine) {
        return new Inflated(out.readByteString(), false);
      }
      throw cut;
    }
  }

  /** Counts what came over the wire. */
  private static final class Counted extends InputStream {
    private final InputStream in;
    private long count;

    Counted(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      count += Math.max(0, n);
      return n;
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }
  }
}
