package bellwether.local.slack.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as Slack does.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Verifying
 *     requests from Slack</a>
 */
public final class SlackRequestSigner {
  private static final String VERSION = "v0";

  private SlackRequestSigner() {}

  /**
   * Returns the value of {@code X-Slack-Signature}.
   *
   * @param timestamp the value of {@code X-Slack-Request-Timestamp}, in seconds since 1970
   */
  public static String sign(String signingSecret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(signingSecret.getBytes(UTF_8), "HmacSHA256"));
      mac.update((VERSION + ":" + timestamp + ":").getBytes(UTF_8));
      return VERSION + "=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }
}
