package bellwether.store.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

final class AwsRequestSignerTest {
  private static final URI ADDRESS = URI.create("https://example.amazonaws.com/");
  private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");
  private static final SigningCredentials EXAMPLE =
      new SigningCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);

  private static AwsRequestSigner signer(String service, Instant time) {
    return new AwsRequestSigner(
        new AwsService(service, "us-east-1", ADDRESS, () -> time, () -> EXAMPLE));
  }

  /** The case "get-vanilla" of AWS's own test suite for Signature Version 4. */
  @Test
  void signature_isThatOfThePublishedExample() {
    assertThat(signer("service", TIME).sign("GET", ADDRESS, Map.of(), new byte[0], EXAMPLE))
        .containsEntry("x-amz-date", "20150830T123600Z")
        .containsEntry(
            "authorization",
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders=host;x-amz-date,"
                + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
  }

  @RepeatedTest(200)
  void signature_isThatOfTheSdk(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String service = random.nextBoolean() ? "s3" : "dynamodb";
    String method = random.nextBoolean() ? "GET" : "POST";
    URI address =
        URI.create(
            (random.nextBoolean() ? "https://" : "http://")
                + "host"
                + random.nextInt(9)
                + ".example"
                + (random.nextBoolean() ? "" : ":" + (random.nextBoolean() ? 443 : 80))
                + "/"
                + (random.nextBoolean() ? "" : "a%20b/%C3%BC%2Bc~d" + random.nextInt(99)));
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      headers.put("X-Amz-H" + random.nextInt(9), "value " + random.nextInt(99));
    }
    headers.put("Content-Type", "application/x-amz-json-1.0");
    byte[] body = "ü".repeat(random.nextInt(50)).getBytes(UTF_8);
    String token = random.nextBoolean() ? null : "token/" + random.nextInt(99) + "==";
    Instant time = TIME.plusSeconds(random.nextInt(1_000_000_000));

    assertThat(
            signer(service, time)
                .sign(
                    method,
                    address,
                    headers,
                    body,
                    new SigningCredentials(EXAMPLE.accessKey(), EXAMPLE.secretKey(), token)))
        .as("seed %d", repetition.getCurrentRepetition())
        .containsEntry(
            "authorization", signedBySdk(service, method, address, headers, body, token, time));
  }

  private static String signedBySdk(
      String service,
      String method,
      URI address,
      Map<String, String> headers,
      byte[] body,
      @Nullable String token,
      Instant time) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.valueOf(method)).uri(address);
    headers.forEach(request::putHeader);
    AwsCredentials identity =
        token == null
            ? AwsBasicCredentials.create(EXAMPLE.accessKey(), EXAMPLE.secretKey())
            : AwsSessionCredentials.create(EXAMPLE.accessKey(), EXAMPLE.secretKey(), token);
    boolean isObject = service.equals("s3");
    return AwsV4HttpSigner.create()
        .sign(signing ->
            signing
                .identity(identity)
                .request(request.build())
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !isObject)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !isObject)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
        .request()
        .firstMatchingHeader("Authorization")
        .orElseThrow();
  }

  @Test
  void query_isRejected() {
    URI address = URI.create("https://example.amazonaws.com/?a=b");
    assertThatThrownBy(
            () -> signer("s3", TIME).sign("GET", address, Map.of(), new byte[0], EXAMPLE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void credentials_areNotPrinted() {
    assertThat(new SigningCredentials("AKID", "secret", "token"))
        .hasToString("credentials of AKID");
  }
}
