package bellwether.feed.http;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.feed.FakeWebServer;
import bellwether.feed.RecordedConnections;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that internal addresses are never connected to, however they are written, named or
 * resolved.
 */
final class SsrfTest {
  private static final List<String> INTERNAL =
      List.of(
          "127.0.0.1",
          "127.8.9.10",
          "169.254.169.254",
          "10.0.0.1",
          "172.16.0.1",
          "192.168.1.1",
          "100.64.0.1",
          "0.0.0.0");

  private static final int PORT = 8080;
  private static final InetAddress PUBLIC_ADDRESS = InetAddress.ofLiteral("93.184.216.34");

  private final RecordedConnections connections = new RecordedConnections();

  private FeedClient client(Dns dns) {
    return new FeedClient(
        FeedClient.Options.PUBLIC.withCallDeadline(Duration.ofMinutes(1)),
        dns,
        Set.of(80, 443, PORT),
        new PublicSocketFactory(connections));
  }

  private static Set<String> spellings(String address) {
    String[] parts = address.split("\\.");
    int[] n = new int[4];
    for (int i = 0; i < 4; i++) {
      n[i] = Integer.parseInt(parts[i]);
    }
    long number = ((long) n[0] << 24) | (n[1] << 16) | (n[2] << 8) | n[3];
    String hex = String.format(Locale.ROOT, "%02x%02x:%02x%02x", n[0], n[1], n[2], n[3]);
    Set<String> all = new LinkedHashSet<>();
    all.add(address);
    all.add(address + ".");
    all.add(Long.toString(number));
    all.add("0x" + Long.toHexString(number));
    all.add("0" + Long.toOctalString(number));
    all.add(String.format(Locale.ROOT, "0x%x.0x%x.0x%x.0x%x", n[0], n[1], n[2], n[3]));
    all.add(String.format(Locale.ROOT, "0%o.0%o.0%o.0%o", n[0], n[1], n[2], n[3]));
    all.add(String.format(Locale.ROOT, "00000%o.%d.%d.%d", n[0], n[1], n[2], n[3]));
    all.add(String.format(Locale.ROOT, "%d.%d", n[0], number & 0xffffff));
    all.add(String.format(Locale.ROOT, "%d.%d.%d", n[0], n[1], number & 0xffff));
    all.add("[::ffff:" + address + "]");
    all.add("[::ffff:" + hex + "]");
    all.add("[::ffff:0:" + hex + "]");
    all.add("[::" + address + "]");
    all.add("[64:ff9b::" + hex + "]");
    all.add("[64:ff9b:1::" + hex + "]");
    all.add("[2002:" + hex + "::]");
    all.add("[2001:0:0:0:0:0:" + hex + "]");
    all.add("[fe80::" + hex + "%25eth0]");
    all.add("[fc00::" + hex + "]");
    all.add(address.replace("0", "%30"));
    all.add(address.replace('.', '。'));
    all.add(
        address
            .chars()
            .mapToObj(c -> c == '.' ? "." : "" + (char) (c + 0xfee0))
            .reduce("", String::concat));
    all.add("public.example@" + address);
    all.add("public.example%20@" + address);
    all.add("public.example#@" + address);
    return all;
  }

  /**
   * Resolves {@code localhost} and similar names, and parses numbers as the C library does where
   * the JDK does not (POSIX inet_addr: octal, hexadecimal, fewer than four numbers).
   */
  private static List<InetAddress> known(String host) throws UnknownHostException {
    if (host.toLowerCase(Locale.ROOT).contains("localhost")) {
      return List.of(InetAddress.getLoopbackAddress());
    }
    String digits = host.replaceFirst("\\.$", "");
    try {
      return List.of(Inet4Address.ofPosixLiteral(digits));
    } catch (IllegalArgumentException noPosixLiteral) {
      try {
        return List.of(InetAddress.ofLiteral(digits));
      } catch (IllegalArgumentException noLiteral) {
        throw new UnknownHostException(host);
      }
    }
  }

  /**
   * Uses the JDK's classification, not ours. An address that contains an internal one is internal.
   */
  private static boolean isInternal(InetAddress address) {
    String bytes = HexFormat.of().formatHex(address.getAddress());
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || INTERNAL.stream()
            .map(inner -> HexFormat.of().formatHex(InetAddress.ofLiteral(inner).getAddress()))
            .anyMatch(bytes::contains);
  }

  @Test
  @Tag("case-55")
  void internalAddress_isNeverConnectedTo_inAnySpelling() {
    FeedClient client = client(SsrfTest::known);
    Set<String> tried = new LinkedHashSet<>();
    for (String address : INTERNAL) {
      for (String host : spellings(address)) {
        tried.add("http://" + host + ":" + PORT + "/");
        tried.add("https://" + host + "/latest/meta-data/");
      }
    }
    for (String host :
        List.of(
            "localhost",
            "LOCALHOST",
            "localhost.",
            "a.localhost",
            "[::1]",
            "[::]",
            "[0:0:0:0:0:0:0:1]")) {
      tried.add("http://" + host + ":" + PORT + "/");
    }
    List<String> connected = new ArrayList<>();
    for (String url : tried) {
      assertThat(client.get(url, null, null, 0, Duration.ofMinutes(1)))
          .as(url)
          .isInstanceOf(FetchResult.Failure.class);
      connections.drain().stream()
          .filter(SsrfTest::isInternal)
          .forEach(inner -> connected.add(url + " to " + inner));
    }
    assertThat(connected).as("of %d spellings", tried.size()).isEmpty();
    assertThat(tried).hasSizeGreaterThanOrEqualTo(400);
  }

  @Test
  @Tag("case-55")
  void publicAddress_isConnectedTo() {
    client(SsrfTest::known)
        .get("http://93.184.216.34:" + PORT + "/", null, null, 0, Duration.ofMinutes(1));

    assertThat(connections.drain()).containsExactly(PUBLIC_ADDRESS);
  }

  @Test
  @Tag("case-55")
  void nameThatChangesItsAddress_isCheckedAtConnection() {
    for (String address : INTERNAL) {
      InetAddress inner = InetAddress.ofLiteral(address);
      AtomicInteger lookups = new AtomicInteger();
      Dns rebinding = _ -> List.of(lookups.getAndIncrement() % 2 == 0 ? PUBLIC_ADDRESS : inner);
      FeedClient client = client(rebinding);
      for (int i = 0; i < 2; i++) {
        assertThat(
                client.get(
                    "http://rebinding.example:" + PORT + "/", null, null, 0, Duration.ofMinutes(1)))
            .isInstanceOf(FetchResult.Failure.class);
      }
      assertThat(lookups).hasValue(2);
      assertThat(connections.drain()).containsExactly(PUBLIC_ADDRESS);

      Dns both = _ -> List.of(inner, InetAddress.getLoopbackAddress());
      assertThat(
              client(both)
                  .get(
                      "http://rebinding.example:" + PORT + "/",
                      null,
                      null,
                      0,
                      Duration.ofMinutes(1)))
          .isEqualTo(new FetchResult.Failure("is at an address that is not public"));
      assertThat(connections.drain()).isEmpty();
    }
  }

  @Test
  @Tag("case-55")
  void redirectToAnInternalAddress_isRefused() {
    try (FakeWebServer canary =
        new FakeWebServer(exchange -> FakeWebServer.send(exchange, 200, new byte[] {1}))) {
      // The first hop is also on this machine, so only that one is allowed.
      for (String target :
          List.of(
              "file:///etc/passwd",
              "gopher://127.0.0.1/",
              "data:text/xml,<rss/>",
              "javascript:1",
              "ftp://127.0.0.1/",
              "//user:pass@127.0.0.1:%d/")) {
        try (FakeWebServer site =
            new FakeWebServer(exchange -> {
              exchange
                  .getResponseHeaders()
                  .set("Location", String.format(Locale.ROOT, target, canary.port()));
              FakeWebServer.send(exchange, 302, new byte[0]);
            })) {
          FeedClient client = new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true));
          assertThat(client.get(site.at("/").toString(), null, null, 0, Duration.ofMinutes(1)))
              .isInstanceOf(FetchResult.Failure.class);
        }
      }
      assertThat(canary.requests).isEmpty();
    }
  }
}
