package bellwether.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs tests that break the rule and ignore the exceptions. */
final class LoopbackOnlyTest {
  /** RFC 5737: a documentation address, so that nobody is contacted if the guard fails. */
  private static final String BEYOND = "192.0.2.1";

  private static final InetSocketAddress DISCARD = new InetSocketAddress(BEYOND, 9);

  @Test
  void connection_beyondLoopback_failsTheTest() {
    Events tests = run(Connecting.class);

    assertThat(passed(tests)).isEmpty();
    assertThat(tests.failed().count()).isEqualTo(6);
    tests
        .failed()
        .assertThatEvents()
        .allSatisfy(failed ->
            assertThat(failed)
                .is(
                    event(
                        test(),
                        finishedWithFailure(
                            message(text -> text.contains("connect to /" + BEYOND))))));
  }

  @Test
  void lookup_ofAName_failsTheTestEachTime() {
    Events tests = run(LookingUp.class);

    assertThat(passed(tests)).isEmpty();
    assertThat(tests.failed().count()).isEqualTo(3);
  }

  @Test
  void attempt_outsideOfATest_failsTheContainer() {
    assertThat(
            EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(true)
                .selectors(selectClass(BeforeTheFirst.class))
                .execute()
                .allEvents()
                .failed()
                .count())
        .isEqualTo(1);
  }

  @Test
  void loopback_staysOpen() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Socket byAddress = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.getLocalPort());
        Socket byName =
            new Socket(InetAddress.getAllByName("localhost")[0], server.getLocalPort());
        Socket byEveryAddress =
            new Socket(InetAddress.ofLiteral("0.0.0.0"), server.getLocalPort())) {
      assertThat(byAddress.isConnected() && byName.isConnected() && byEveryAddress.isConnected())
          .isTrue();
    }
    assertThat(InetAddress.getLocalHost().isLoopbackAddress()).isTrue();
  }

  private static List<String> passed(Events tests) {
    return tests.succeeded().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  private static Events run(Class<?> broken) {
    return EngineTestKit.engine("junit-jupiter")
        .enableImplicitConfigurationParameters(true)
        .selectors(selectClass(broken))
        .execute()
        .testEvents();
  }

  /** An action whose exception is ignored. */
  private interface Call {
    void run() throws Exception;
  }

  private static void swallowing(Call call) {
    try {
      call.run();
    } catch (Exception refused) {
      // Code that handles unreachable feeds also ignores it.
    }
  }

  static final class Connecting {
    @Test
    void socket() {
      swallowing(() -> new Socket().connect(DISCARD, 60_000));
    }

    @Test
    void channel() {
      swallowing(() -> SocketChannel.open(DISCARD).close());
    }

    @Test
    void asynchronousChannel() {
      swallowing(() -> AsynchronousSocketChannel.open().connect(DISCARD).get());
    }

    @Test
    void datagram() {
      swallowing(() -> {
        try (DatagramSocket socket = new DatagramSocket()) {
          socket.connect(DISCARD);
        }
      });
    }

    @Test
    void httpClient() {
      swallowing(() -> {
        try (HttpClient client = HttpClient.newHttpClient()) {
          client.send(
              HttpRequest.newBuilder(URI.create("http://" + BEYOND)).build(),
              BodyHandlers.discarding());
        }
      });
    }

    @Test
    void okHttp() {
      swallowing(() ->
          new OkHttpClient()
              .newCall(new Request.Builder().url("http://" + BEYOND).build())
              .execute()
              .close());
    }
  }

  static final class LookingUp {
    @Test
    void name() {
      swallowing(() -> InetAddress.getAllByName("example.com"));
    }

    @Test
    void nameAgain() {
      swallowing(() -> InetAddress.getAllByName("example.com"));
    }

    @Test
    void nameOfAnAddress() {
      assertThat(InetAddress.ofLiteral(BEYOND).getHostName()).isEqualTo(BEYOND);
    }
  }

  static final class BeforeTheFirst {
    @BeforeAll
    static void connect() {
      swallowing(() -> new Socket().connect(DISCARD, 60_000));
    }

    @Test
    void innocent() {
      assertThat(BEYOND).isNotEmpty();
    }
  }
}
