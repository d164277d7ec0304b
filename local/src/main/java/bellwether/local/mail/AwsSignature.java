package bellwether.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.HmacSha256;
import bellwether.domain.Sha256;
import com.sun.net.httpserver.Headers;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    canonical.append('\n').append(parts.group(5)).append('\n').append(Sha256.hex(body));
    String scope = parts.group(2) + "/" + parts.group(3) + "/" + service + "/aws4_request";
    String text =
        "AWS4-HMAC-SHA256\n"
            + first(headers, "X-Amz-Date")
            + "\n"
            + scope
            + "\n"
            + Sha256.hex(canonical.toString());
    byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
    for (String part : scope.split("/")) {
      key = HmacSha256.of(key, part.getBytes(UTF_8));
    }
    String expected = HexFormat.of().formatHex(HmacSha256.of(key, text.getBytes(UTF_8)));
    return MessageDigest.isEqual(
        expected.getBytes(UTF_8), parts.group(6).toLowerCase(Locale.ROOT).getBytes(UTF_8));
  }

  private static String first(Headers headers, String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value;
  }
}
