package bellwether.feed.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.feed.FakeWebServer;
import bellwether.feed.RecordedConnections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no address of a feed leads into a private network. */
final class AddressGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.0.1",
        "169.254.169.254",
        "169.254.170.2",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:7f00:1::",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fdff::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1"
      })
  void address_thatIsNotPublic_isRejected(String literal) throws IOException {
    InetAddress address = InetAddress.getByName(literal);
    assertThat(PublicAddresses.contains(address)).isFalse();
    assertThatThrownBy(() ->
            new PublicSocketFactory().createSocket().connect(new InetSocketAddress(address, 9), 1))
        .isInstanceOf(PublicSocketFactory.ForbiddenAddressException.class);
    assertThatThrownBy(() -> new PublicSocketFactory().createSocket(address, 9))
        .isInstanceOf(PublicSocketFactory.ForbiddenAddressException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "168.63.129.15",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001:82b::200e",
        "2001:4860:4860::8888"
      })
  void address_thatIsPublic_isAllowed(String literal) throws UnknownHostException {
    assertThat(PublicAddresses.contains(InetAddress.getByName(literal))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "0177.0.0.01",
        "017700000001",
        "127.0.0.1.",
        "127.000.000.001",
        "0",
        "0.0.0.0",
        "[::]",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "①②⑦.⓪.⓪.①",
        "１２７.０.０.１",
        "127。0。0。1",
        "127｡0｡0｡1",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
        "user@127.0.0.1",
        "user:pass@127.0.0.1",
        "news.example.com@127.0.0.1",
        "127.0.0.1#@news.example.com",
        "127.0.0.1?@news.example.com",
        "127.0.0.1\\@news.example.com",
        "[::1%25lo]",
        "[fe80::1%25eth0]",
        "169.254.169.254",
        "[fd00:ec2::254]",
        "100.100.100.200",
        "192.0.0.192",
        "10.0.0.1",
        "[::ffff:10.0.0.1]",
        "rebinding.example.com"
      })
  void spelling_ofInternalAddress_reachesNothing(String host) {
    RecordedConnections connections = new RecordedConnections();
    try (FakeWebServer canary =
        new FakeWebServer(exchange -> FakeWebServer.send(exchange, 200, new byte[0]))) {
      FeedClient client =
          new FeedClient(
              FeedClient.Options.PUBLIC,
              host("127.0.0.1"),
              Set.of(canary.port()),
              new PublicSocketFactory(connections));
      String port = ":" + canary.port();
      boolean tailed = host.matches(".*[#?\\\\].*");
      String authority = tailed ? host.replaceFirst("127.0.0.1", "127.0.0.1" + port) : host + port;
      for (String scheme : List.of("http", "https")) {
        FetchResult fetched =
            client.get(scheme + "://" + authority + "/feed", null, null, 0, Duration.ofMinutes(1));
        assertThat(fetched).isInstanceOf(FetchResult.Failure.class);
      }
      assertThat(canary.requests).isEmpty();
      assertThat(connections.drain()).isEmpty();
    }
  }

  @Test
  void name_thatResolvesToLoopbackTheSecondTime_reachesNothing() {
    AtomicInteger lookups = new AtomicInteger();
    Dns rebinding =
        name ->
            List.of(
                InetAddress.getByName(lookups.getAndIncrement() % 2 == 0 ? "127.0.0.1" : "::1"));
    try (FakeWebServer canary =
        new FakeWebServer(exchange -> FakeWebServer.send(exchange, 200, new byte[0]))) {
      FeedClient client = guarded(canary, rebinding);
      for (int i = 0; i < 4; i++) {
        assertThat(
                client.get(
                    "http://rebinding.example.com:" + canary.port() + "/",
                    null,
                    null,
                    0,
                    Duration.ofMinutes(1)))
            .isEqualTo(new FetchResult.Failure("is at an address that is not public"));
      }
      assertThat(canary.requests).isEmpty();
      assertThat(lookups).hasPositiveValue();
    }
  }

  @Test
  void port_otherThan80And443_isRefused() {
    FeedClient client = new FeedClient(FeedClient.Options.PUBLIC);
    assertThat(
            client.get(
                "http://127.0.0.1:9001/2018-06-01/runtime/invocation/next",
                null,
                null,
                0,
                Duration.ofMinutes(1)))
        .isEqualTo(new FetchResult.Failure("the address has a port other than 443 and 80"));
  }

  @Test
  void guard_disabledLocally_allowsPrivateAddresses() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> FakeWebServer.send(exchange, 200, new byte[] {1}))) {
      FeedClient client = new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true));
      assertThat(client.get(site.at("/").toString(), null, null, 0, Duration.ofMinutes(1)))
          .isInstanceOf(FetchResult.Document.class);
      assertThat(site.requests).hasSize(1);
    }
  }

  private static FeedClient guarded(FakeWebServer canary, Dns dns) {
    return new FeedClient(FeedClient.Options.PUBLIC, dns, Set.of(canary.port()));
  }

  private static Dns host(String literal) {
    return _ -> List.of(InetAddress.getByName(literal));
  }
}
