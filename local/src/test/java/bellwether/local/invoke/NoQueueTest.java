package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.vendor.Vendor;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.HttpProxy;
import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalHttpServer;
import bellwether.store.dynamo.DynamoStores;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The packaged SlackFunction without a queue, as SAM runs it, with slow tables. */
final class NoQueueTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Longer than the 1.6 s that the function waits before it queues a request. */
  private static final long SLOW_MILLIS = 2_000;

  @Test
  void slowCommand_isFinishedInTheSameInvocation() throws Exception {
    PackagedFunctions.assumeAvailable();
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        DynamoStores store = DynamoStores.connectLocal(dynamo.endpoint());
        LocalHttpServer site = LocalHttpServer.open(0);
        HttpProxy proxy = new HttpProxy(dynamo.endpoint())) {
      store.createMissingTables();
      CompletableFuture<Boolean> released = new CompletableFuture<>();
      site.mount(
          "/",
          exchange -> {
            var _ = released.completeOnTimeout(true, SLOW_MILLIS, TimeUnit.MILLISECONDS).join();
            proxy.handle(exchange);
          });
      String member = "{\"ok\":true,\"user\":{\"team_id\":\"" + SlowDynamoDbTest.TEAM + "\"}}";
      site.mount("/api/", exchange -> HttpResponses.send(exchange, 200, member.getBytes(UTF_8)));
      Map<String, String> variables =
          SlowDynamoDbTest.variables(
              site.baseUri(),
              Map.of(
                  "SLACK_API_URL",
                  site.baseUri() + "api/",
                  "BELLWETHER_LATER_QUEUE",
                  "")); // as in events/env.json
      try (FunctionProcess function = SlowDynamoDbTest.start(variables)) {
        String command =
            "command=/breach&text=watch+Globex&team_id="
                + SlowDynamoDbTest.TEAM
                + "&user_id=U1&channel_id=C1&response_url=https://hooks.slack.com/commands/1";

        assertThat(SlowDynamoDbTest.body(function.invoke(SlowDynamoDbTest.request(command), LIMIT)))
            .contains("Watching Globex.");
      }
      assertThat(store.customers().vendors(SlowDynamoDbTest.TEAM))
          .extracting(Vendor::name)
          .containsExactly("Globex");
    }
  }
}
