package bellwether.domain;

import bellwether.domain.notice.Case;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes deterministic ids, so that a retry makes the same id again and does nothing twice. */
public final class StableId {

  private StableId() {}

  /**
   * SHA-256 in hex of the parts, each preceded by its length so that different lists never collide.
   */
  public static String of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The id of the delivery that updates the alert's message to this or any newer state of the case.
   */
  public static String ofMessageUpdate(Case one) {
    return of(one.id(), "refresh", Long.toString(one.version()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
