package bellwether.forward;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.HmacSha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Signs the body of a request as Slack signs its own: HMAC-SHA256 over {@code v0:timestamp:body}.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Slack:
 *     Verifying requests</a>
 */
public final class EventSignature {
  public static final String HEADER = "X-Bellwether-Signature";
  public static final String TIMESTAMP_HEADER = "X-Bellwether-Request-Timestamp";

  /** As long as the hash (RFC 2104, section 3: "less than L bytes is strongly discouraged"). */
  private static final int SECRET_BYTES = 32;

  private EventSignature() {}

  /** Creates a secret, which is text without characters that need quotes. */
  public static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    // A new generator, because SnapStart copies a process with the state of its generators.
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The value of the header for a body that is sent at this time, in seconds since 1970. */
  public static String of(String secret, long timestamp, byte[] body) {
    byte[] start = ("v0:" + timestamp + ":").getBytes(US_ASCII);
    return "v0=" + HexFormat.of().formatHex(HmacSha256.of(secret.getBytes(UTF_8), start, body));
  }
}
