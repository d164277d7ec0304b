package bellwether.store.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.HmacSha256;
import bellwether.domain.Sha256;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Signs requests with Signature Version 4. The SDK's signer loads 800 classes for it, which take a
 * third of a second of a cold start.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
final class AwsRequestSigner {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final int DATE_LENGTH = 8;

  /** The only service whose paths are signed as they are sent. */
  private static final String S3 = "s3";

  private final AwsService service;

  AwsRequestSigner(AwsService service) {
    this.service = service;
  }

  /**
   * Returns the headers to send, except Host, which {@link #host} returns.
   *
   * @param address without a query
   * @param headers to sign; their values have no spaces at the ends or in a row
   */
  Map<String, String> sign(
      String method,
      URI address,
      Map<String, String> headers,
      byte[] body,
      SigningCredentials credentials) {
    if (address.getRawQuery() != null) {
      throw new IllegalArgumentException("an address with a query is not supported");
    }
    String time = basicFormat(service.clock().instant());
    Map<String, String> sent = new TreeMap<>();
    headers.forEach((name, value) -> sent.put(name.toLowerCase(Locale.ROOT), value));
    sent.put("x-amz-date", time);
    if (credentials.sessionToken() != null) {
      sent.put("x-amz-security-token", credentials.sessionToken());
    }
    String bodyHash = Sha256.hex(body);
    if (service.name().equals(S3)) {
      sent.put("x-amz-content-sha256", bodyHash);
    }
    Map<String, String> signed = new TreeMap<>(sent);
    signed.put("host", host(address));
    String names = String.join(";", signed.keySet());
    String request =
        String.join(
            "\n",
            method,
            path(address),
            "",
            signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining()),
            names,
            bodyHash);
    String scope =
        String.join(
            "/", time.substring(0, DATE_LENGTH), service.region(), service.name(), "aws4_request");
    String toSign = String.join("\n", ALGORITHM, time, scope, Sha256.hex(request));
    String signature =
        HexFormat.of().formatHex(HmacSha256.of(key(credentials, scope), toSign.getBytes(UTF_8)));
    sent.put(
        "authorization",
        ALGORITHM
            + " Credential="
            + credentials.accessKey()
            + "/"
            + scope
            + ", SignedHeaders="
            + names
            + ", Signature="
            + signature);
    return sent;
  }

  /** The Host header, which has the port only if it is not the default one (RFC 9110, 7.2). */
  static String host(URI address) {
    boolean isDefault =
        address.getPort() == -1
            || address.getPort() == (address.getScheme().equals("https") ? 443 : 80);
    return isDefault ? address.getHost() : address.getHost() + ":" + address.getPort();
  }

  /** Every service but S3 encodes the path, which is encoded already, again. */
  private String path(URI address) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return service.name().equals(S3) ? path : path.replace("%", "%25");
  }

  /** As 20260131T235959Z, the basic format of ISO 8601. */
  private static String basicFormat(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("-", "").replace(":", "");
  }

  private static byte[] key(SigningCredentials credentials, String scope) {
    byte[] key = ("AWS4" + credentials.secretKey()).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = HmacSha256.of(key, part.getBytes(UTF_8));
    }
    return key;
  }
}
