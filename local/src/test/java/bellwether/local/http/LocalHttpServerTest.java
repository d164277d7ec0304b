package bellwether.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalHttpServerTest {

  @ParameterizedTest
  @CsvSource({
    "localhost, , 200",
    "127.0.0.1, , 200",
    "LOCALHOST, http://localhost, 200",
    "host.docker.internal, , 200",
    "rebound.invalid, , 403",
    "localhost.rebound.invalid, , 403",
    "localhost, http://page.invalid, 403",
    "localhost, https://localhost, 403",
    "localhost, null, 403",
  })
  void request_ofAnotherSiteIsRejected(String host, String origin, String status) throws Exception {
    try (LocalHttpServer site = LocalHttpServer.open(0)) {
      site.mount("/slack/", exchange -> exchange.sendResponseHeaders(200, -1));

      assertThat(RawRequest.statusLine(site.port(), "/slack/events", host, origin))
          .contains(" " + status);
    }
  }
}
