package bellwether.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.http.RawRequest;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that only the function's own process reaches its runtime API. */
final class RuntimeApiServerTest {
  private static final String ERROR_PATH = "/2018-06-01/runtime/invocation/1/error";

  @ParameterizedTest
  @CsvSource({
    "evil.invalid, ",
    "127.0.0.1.evil.invalid, ",
    "127.0.0.1, http://evil.invalid",
    "127.0.0.1, null"
  })
  void requestOfAWebPage_isRejected(String host, String origin) throws Exception {
    try (RuntimeApiServer server = new RuntimeApiServer("f", InstantSource.system())) {
      assertThat(RawRequest.statusLine(port(server), ERROR_PATH, host, origin)).contains(" 403 ");
      assertThat(server.reports()).isEmpty();
    }
  }

  @Test
  void requestOfTheRuntime_isReported() throws Exception {
    try (RuntimeApiServer server = new RuntimeApiServer("f", InstantSource.system())) {
      assertThat(RawRequest.statusLine(port(server), ERROR_PATH, server.authority(), null))
          .contains(" 202 ");
      assertThat(server.reports()).hasSize(1);
    }
  }

  private static int port(RuntimeApiServer server) {
    return Integer.parseInt(server.authority().replaceFirst(".*:", ""));
  }
}
