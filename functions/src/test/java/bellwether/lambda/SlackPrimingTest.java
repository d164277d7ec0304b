package bellwether.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.memory.InMemoryStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackPrimingTest {
  @Test
  void run_storesNothing_evenIfSlackCannotBeReached() throws Exception {
    InMemoryStores stores = new InMemoryStores();
    String slack = "http://127.0.0.1:" + closedPort() + "/api/";
    SlackPriming.run(
        stores,
        new SlackConfig(new Environment(Map.of("SLACK_API_URL", slack))),
        Clock.systemUTC());
    assertThat(stores.installations().find("T0PRIMING")).isEmpty();
    assertThat(stores.customers().vendors("T0PRIMING")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on-demand"})
  void run_callsNothingIfAnEventWaits(String type) {
    List<String> calls = new ArrayList<>();
    Priming.run(environment(type), _ -> calls.add("called"));
    assertThat(calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"snap-start", "provisioned-concurrency"})
  void run_callsAheadOfEvents_andSurvivesAFailure(String type) {
    List<String> calls = new ArrayList<>();
    Priming.run(
        environment(type),
        _ -> {
          calls.add("called");
          throw new IllegalStateException("no region");
        });
    assertThat(calls).hasSize(1);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Environment environment(String type) {
    return new Environment(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", type));
  }
}
