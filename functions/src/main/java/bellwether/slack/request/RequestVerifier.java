package bellwether.slack.request;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.HmacSha256;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that Slack signed a request with the app's signing secret within the last five minutes.
 *
 * <p>Implemented here because Slack's own Java verifier accepts timestamps from the future and does
 * not compare in constant time. See
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
public final class RequestVerifier {
  private static final String TIMESTAMP = "x-slack-request-timestamp";
  private static final String SIGNATURE = "x-slack-signature";
  private static final String VERSION = "v0";

  /** Slack's page: "more than five minutes from local time", either way. */
  private static final long MAX_SKEW_SECONDS = 300;

  private final byte[] key;
  private final Clock clock;

  public RequestVerifier(String signingSecret, Clock clock) {
    if (signingSecret.isBlank()) {
      throw new IllegalArgumentException("the Slack signing secret is empty");
    }
    this.key = signingSecret.getBytes(UTF_8);
    this.clock = clock;
  }

  /**
   * Whether the request is from Slack. A header that was sent twice has two values, and is
   * rejected; the body is as received, not decoded and encoded again.
   */
  public boolean isAuthentic(Map<String, List<String>> headers, byte[] rawBody) {
    String timestamp = singleValue(headers.get(TIMESTAMP));
    String signature = singleValue(headers.get(SIGNATURE));
    if (timestamp == null || signature == null || !isFresh(timestamp)) {
      return false;
    }
    return MessageDigest.isEqual(
        signature(timestamp, rawBody).getBytes(US_ASCII), signature.getBytes(UTF_8));
  }

  private boolean isFresh(String timestamp) {
    if (!timestamp.matches("[0-9]{1,12}")) { // enough for 30,000 years, without overflow
      return false;
    }
    long skew = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
    return Math.abs(skew) <= MAX_SKEW_SECONDS;
  }

  private String signature(String timestamp, byte[] rawBody) {
    byte[] start = (VERSION + ":" + timestamp + ":").getBytes(US_ASCII);
    return VERSION + "=" + HexFormat.of().formatHex(HmacSha256.of(key, start, rawBody));
  }

  private static @Nullable String singleValue(@Nullable List<String> values) {
    return values != null && values.size() == 1 ? values.getFirst() : null;
  }
}
