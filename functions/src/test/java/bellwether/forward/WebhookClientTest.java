package bellwether.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.feed.http.PublicSocketFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a request is sent once, and what its response means. */
final class WebhookClientTest {
  private static final byte[] BODY = "{\"a\":\"é\"}".getBytes(UTF_8);

  private final WebhookClient client =
      new WebhookClient(SocketFactory.getDefault(), Duration.ofMinutes(1));

  private SendResult post(FakeReceiver receiver) {
    return client.post(
        receiver.url(), CloudEvent.CONTENT_TYPE, BODY, Map.of("X-Bellwether-Signature", "v0=1"));
  }

  @Test
  void request_arrivesAsItIs() {
    try (FakeReceiver receiver = FakeReceiver.answering(202)) {
      assertThat(post(receiver)).isEqualTo(new SendResult.Accepted());

      assertThat(receiver.received())
          .singleElement()
          .satisfies(request -> {
            assertThat(request.body().getBytes(UTF_8)).isEqualTo(BODY);
            assertThat(request.headers().getFirst("Content-Type"))
                .isEqualTo("application/cloudevents+json; charset=UTF-8");
            assertThat(request.headers().getFirst("X-Bellwether-Signature")).isEqualTo("v0=1");
            assertThat(request.headers().getFirst("User-Agent")).isEqualTo("Bellwether");
          });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, Accepted",
    "204, Accepted",
    "301, Rejected",
    "307, Rejected",
    "400, Rejected",
    "401, Rejected",
    "404, Rejected",
    "408, Unknown",
    "409, Rejected",
    "410, Closed",
    "413, Rejected",
    "429, RateLimited",
    "500, Unknown",
    "502, Unknown",
    "503, Unknown",
    "504, Unknown"
  })
  void status_decidesAndIsNeverRepeatedOrFollowed(int status, String expected) {
    try (FakeReceiver receiver =
        FakeReceiver.answering(status, Map.of("Location", "http://127.0.0.1:9/elsewhere"))) {
      assertThat(post(receiver).getClass().getSimpleName()).isEqualTo(expected);
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429, 7, PT7S",
    "429, 0, PT1S",
    "429, 99999999999999999999, PT1H",
    "429, 'Fri, 31 Dec 2027 23:59:59 GMT', PT1M",
    "503, 0, PT1S",
    "503, 120, PT2M"
  })
  void retryAfter_isBounded(int status, String header, Duration expected) {
    try (FakeReceiver receiver = FakeReceiver.answering(status, Map.of("Retry-After", header))) {
      assertThat(post(receiver)).isEqualTo(new SendResult.RateLimited(expected));
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void brokenResponse_isUnknownAndNotRepeated() {
    try (FakeReceiver receiver = FakeReceiver.disconnecting()) {
      assertThat(post(receiver)).isInstanceOf(SendResult.Unknown.class);
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void responseThatNeverComes_isUnknownAfterTheTimeout() {
    try (FakeReceiver receiver = FakeReceiver.silent()) {
      WebhookClient impatient =
          new WebhookClient(SocketFactory.getDefault(), Duration.ofSeconds(1));
      SendResult result = impatient.post(receiver.url(), "text/plain", BODY, Map.of());
      assertThat(result).isInstanceOf(SendResult.Unknown.class);
      assertThat(result.toString()).doesNotContain("hush");
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void bodyOfAResponse_isNotRead() {
    try (FakeReceiver receiver =
        new FakeReceiver(exchange -> {
          exchange.sendResponseHeaders(200, 1L << 40);
          exchange.getResponseBody().write(new byte[100]);
          exchange.getResponseBody().flush();
        })) {
      assertThat(post(receiver)).isEqualTo(new SendResult.Accepted());
    }
  }

  @Test
  void closedPort_isNotSent() {
    HttpUrl url;
    try (FakeReceiver receiver = FakeReceiver.answering(200)) {
      url = receiver.url();
    }
    assertThat(client.post(url, "text/plain", BODY, Map.of()))
        .isEqualTo(new SendResult.NotSent("ConnectException"));
  }

  @Test
  void internalAddress_isNeverConnectedTo() {
    WebhookClient guarded =
        new WebhookClient(
            new PublicSocketFactory(),
            _ -> List.of(InetAddress.getLoopbackAddress()),
            Duration.ofMinutes(1));
    try (FakeReceiver receiver = FakeReceiver.answering(200)) {
      HttpUrl rebound = receiver.url().newBuilder().host("hooks.example").build();
      for (HttpUrl url : List.of(receiver.url(), rebound)) {
        assertThat(guarded.post(url, "text/plain", BODY, Map.of()))
            .isEqualTo(new SendResult.NotSent("ForbiddenAddressException"));
      }
      assertThat(receiver.received()).isEmpty();
    }
  }
}
