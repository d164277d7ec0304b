package bellwether.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies that a request is signed for a service of AWS.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS:
 *     Create a signed AWS API request</a>
 */
record AwsSignature(String keyId, String secretKey, String service) {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request, ?"
              + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

  /** Of a POST without a query. */
  boolean holds(Headers headers, String path, byte[] body) {
    Matcher parts = AUTHORIZATION.matcher(first(headers, "Authorization"));
    if (!parts.matches() || !parts.group(1).equals(keyId) || !parts.group(4).equals(service)) {
      return false;
    }
    List<String> signed = List.of(parts.group(5).split(";"));
    if (!signed.contains("host") || !signed.contains("x-amz-date")) {
      return false;
    }
    StringBuilder canonical = new StringBuilder("POST\n" + path + "\n\n");
    signed.forEach(name ->
        canonical.append(name).append(':').append(first(headers, name).strip()).append('\n'));
    canonical.append('\n').append(parts.group(5)).append('\n').append(sha256(body));
    String scope = parts.group(2) + "/" + parts.group(3) + "/" + service + "/aws4_request";
    String text =
        "AWS4-HMAC-SHA256\n"
            + first(headers, "X-Amz-Date")
            + "\n"
            + scope
            + "\n"
            + sha256(canonical.toString().getBytes(UTF_8));
    byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
    for (String part : scope.split("/")) {
      key = hmac(key, part);
    }
    String expected = HexFormat.of().formatHex(hmac(key, text));
    return MessageDigest.isEqual(
        expected.getBytes(UTF_8), parts.group(6).toLowerCase(Locale.ROOT).getBytes(UTF_8));
  }

  private static String first(Headers headers, String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }
}
