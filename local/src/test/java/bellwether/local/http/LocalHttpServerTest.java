package bellwether.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.local.cli.UserError;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @CsvSource({
    "127.0.0.2, , 200",
    "127.0.0.2, http://127.0.0.2, 200",
    "127.0.0.2, http://page.invalid, 403",
    "host.docker.internal, , 200",
    "localhost, , 200",
    "127.0.0.3, , 403",
    "rebound.invalid, , 403",
  })
  void address_thatIsNamedIsServedByThatNameToo(String host, String origin, String status)
      throws Exception {
    ListenAddress listen = ListenAddress.parse("127.0.0.2");
    try (LocalHttpServer site = LocalHttpServer.open(0, listen)) {
      site.mount("/slack/", exchange -> exchange.sendResponseHeaders(200, -1));

      for (InetAddress address : List.of(listen.address(), InetAddress.getLoopbackAddress())) {
        assertThat(RawRequest.statusLine(address, site.port(), "/slack/events", host, origin))
            .contains(" " + status);
      }
      assertThat(site.baseUri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void address_thatIsNotNamedIsNotServed() throws Exception {
    InetAddress other = ListenAddress.parse("127.0.0.2").address();
    try (LocalHttpServer site = LocalHttpServer.open(0)) {
      assertThatThrownBy(() -> RawRequest.statusLine(other, site.port(), "/", "localhost", null))
          .isInstanceOf(ConnectException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"localhost, , 200", "127.0.0.2, , 403", "rebound.invalid, , 403"})
  void allAddresses_areServedByTheNamesOfThisMachineOnly(String host, String origin, String status)
      throws Exception {
    InetAddress other = ListenAddress.parse("127.0.0.2").address();
    try (LocalHttpServer site = LocalHttpServer.open(0, ListenAddress.parse("0.0.0.0"))) {
      site.mount("/slack/", exchange -> exchange.sendResponseHeaders(200, -1));

      assertThat(RawRequest.statusLine(other, site.port(), "/slack/events", host, origin))
          .contains(" " + status);
      assertThat(site.baseUri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void addressOfAnotherMachine_isAUserError() {
    // An address for documentation, which no machine has (RFC 5737).
    assertThatThrownBy(() -> LocalHttpServer.open(0, ListenAddress.parse("192.0.2.1")))
        .isInstanceOf(UserError.class)
        .hasMessageMatching("port \\d+ of 192\\.0\\.2\\.1 can't be opened .*--listen.*");
    assertThatThrownBy(() -> ListenAddress.parse("docker0"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--listen must be an IPv4 address of this machine");
  }
}
