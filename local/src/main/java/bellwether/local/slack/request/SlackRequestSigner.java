package bellwether.local.slack.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.HmacSha256;
import java.util.HexFormat;

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
    byte[] start = (VERSION + ":" + timestamp + ":").getBytes(UTF_8);
    byte[] hash = HmacSha256.of(signingSecret.getBytes(UTF_8), start, body);
    return VERSION + "=" + HexFormat.of().formatHex(hash);
  }
}
