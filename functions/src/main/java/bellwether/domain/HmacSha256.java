package bellwether.domain;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Computes keyed hashes with SHA-256, as RFC 2104 defines them. Java's own {@code Mac} is the same,
 * but verifies and loads its provider first, and Slack waits for the first request.
 */
public final class HmacSha256 {
  /** In bytes: B in RFC 2104, section 2. */
  private static final int BLOCK_SIZE = 64;

  /** Repeated to a block, ipad and opad in RFC 2104, section 2. */
  private static final int INNER_PAD = 0x36;

  private static final int OUTER_PAD = 0x5C;

  private HmacSha256() {}

  /** The hash of the parts, one after another, with a key that is not empty. */
  public static byte[] of(byte[] key, byte[]... parts) {
    if (key.length == 0) {
      throw new IllegalArgumentException("the key is empty");
    }
    byte[] block = Arrays.copyOf(key.length > BLOCK_SIZE ? Sha256.digest(key) : key, BLOCK_SIZE);
    MessageDigest inner = Sha256.newDigest();
    inner.update(padded(block, INNER_PAD));
    for (byte[] part : parts) {
      inner.update(part);
    }
    MessageDigest outer = Sha256.newDigest();
    outer.update(padded(block, OUTER_PAD));
    return outer.digest(inner.digest());
  }

  private static byte[] padded(byte[] block, int pad) {
    byte[] padded = new byte[BLOCK_SIZE];
    for (int i = 0; i < BLOCK_SIZE; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    return padded;
  }
}
