package bellwether.local.torture.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalHttpServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultProxyTest {
  private static final FaultProxy.Timing TIMING =
      new FaultProxy.Timing(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1));
  private static final String FORM = "text=x&metadata=%7B%22alert_id%22%3A%22d1%22%7D";

  private final AtomicInteger accepted = new AtomicInteger();
  private final CountDownLatch landed = new CountDownLatch(1);
  private final List<String> traffic = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalHttpServer slack = LocalHttpServer.open(0);

  FaultProxyTest() throws IOException {
    slack.mount(
        "/api/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          accepted.incrementAndGet();
          HttpResponses.send(exchange, 200, "application/json", "{\"ok\":true}".getBytes(UTF_8));
          landed.countDown();
        });
  }

  @AfterEach
  void close() {
    http.close();
    slack.close();
  }

  private HttpResponse<String> post(Fault fault) throws IOException, InterruptedException {
    FaultProxy.Traffic recorder =
        new FaultProxy.Traffic() {
          @Override
          public void beforeRequest(ProxiedCall call) {
            traffic.add("before " + call.subject());
          }

          @Override
          public void afterRequest(ProxiedCall call) {
            traffic.add("after " + call.subject());
          }
        };
    try (FaultProxy proxy = FaultProxy.of(slack.baseUri(), _ -> fault, recorder, TIMING)) {
      HttpRequest request =
          HttpRequest.newBuilder(proxy.uri().resolve("/api/chat.postMessage"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(FORM))
              .build();
      try {
        return http.send(request, BodyHandlers.ofString());
      } finally {
        if (fault.name().contains("late landing")) {
          // A proxy that is closed drops what has not landed.
          assertThat(landed.await(1, TimeUnit.MINUTES)).isTrue();
        }
      }
    }
  }

  static List<Fault> faults() {
    return SlackFaults.ALL;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void slackFault_acceptsAsItsNameSaysAndNeverConfirms(Fault fault) throws Exception {
    try {
      assertThat(post(fault).body()).doesNotContain("\"ok\":true");
    } catch (IOException e) {
      assertThat(fault.name()).containsAnyOf("timeout", "closed", "truncated");
    }
    boolean isRejected = fault.name().contains("not accepted") || fault.name().startsWith("429");
    assertThat(accepted).hasValue(isRejected ? 0 : 1);
  }

  @Test
  void call_isSeenBeforeAndAfterWithTheDeliveryThatItPosts() throws Exception {
    assertThat(post(Fault.NONE).body()).isEqualTo("{\"ok\":true}");
    assertThat(traffic).containsExactly("before chat.postMessage d1", "after chat.postMessage d1");
  }

  @Test
  void requestThatIsTooOld_isDropped() throws Exception {
    FaultProxy.Timing noTime =
        new FaultProxy.Timing(Duration.ZERO, Duration.ZERO, Duration.ofNanos(-1));
    FaultProxy.Traffic ignored =
        new FaultProxy.Traffic() {
          @Override
          public void beforeRequest(ProxiedCall call) {}

          @Override
          public void afterRequest(ProxiedCall call) {}
        };
    try (FaultProxy proxy = FaultProxy.of(slack.baseUri(), _ -> Fault.NONE, ignored, noTime)) {
      HttpRequest request =
          HttpRequest.newBuilder(proxy.uri().resolve("/api/chat.postMessage"))
              .POST(BodyPublishers.ofString(FORM))
              .build();
      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
    assertThat(accepted).hasValue(0);
  }
}
