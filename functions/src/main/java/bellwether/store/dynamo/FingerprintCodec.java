package bellwether.store.dynamo;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Fingerprints as one Base64 string, 11 characters each at most, so that a row holds over 30,000.
 */
final class FingerprintCodec {
  private FingerprintCodec() {}

  static String encode(Set<Long> fingerprints) {
    ByteBuffer bytes = ByteBuffer.allocate(fingerprints.size() * Long.BYTES);
    // Sorted, so that the same fingerprints are the same bytes.
    fingerprints.stream().sorted().forEach(bytes::putLong);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  static Set<Long> decode(String packed) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(packed));
    Set<Long> fingerprints = new LinkedHashSet<>();
    while (bytes.hasRemaining()) {
      fingerprints.add(bytes.getLong());
    }
    return fingerprints;
  }
}
