package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.HttpProxy;
import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalHttpServer;
import bellwether.store.dynamo.DynamoStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged SlackFunction as SnapStart and provisioned concurrency prepare it. */
final class PreparedFunctionTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String COMMAND =
      "command=/breach&text=Globex&team_id="
          + SlowDynamoDbTest.TEAM
          + "&user_id=U1&channel_id=C1&response_url=";

  @TempDir Path folder;

  private final List<String> connections = new CopyOnWriteArrayList<>();
  private final List<String> slackTokens = new CopyOnWriteArrayList<>();

  @Test
  void preparation_makesTheFirstCallsAndKeepsNoConnection() throws Exception {
    PackagedFunctions.assumeAvailable();
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        DynamoStores store = DynamoStores.connectLocal(dynamo.endpoint());
        LocalHttpServer tables = LocalHttpServer.open(0);
        LocalHttpServer slack = LocalHttpServer.open(0);
        HttpProxy proxy = new HttpProxy(dynamo.endpoint())) {
      store.createMissingTables();
      tables.mount(
          "/",
          exchange -> {
            connections.add(String.valueOf(exchange.getRequestHeaders().getFirst("Connection")));
            proxy.handle(exchange);
          });
      slack.mount(
          "/api/",
          exchange -> {
            slackTokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            HttpResponses.send(
                exchange,
                200,
                ("{\"ok\":true,\"user\":{\"team_id\":\"" + SlowDynamoDbTest.TEAM + "\"}}")
                    .getBytes(UTF_8));
          });
      Map<String, String> variables = variables(tables, slack.baseUri() + "api/");
      try (FunctionProcess function = SlowDynamoDbTest.start(variables)) {
        assertThat(function.awaitInitialized(LIMIT)).isTrue();
        assertThat(connections).isNotEmpty().containsOnly("close");
        assertThat(slackTokens).containsExactly("Bearer xoxb-0");
        connections.clear();

        String answer =
            SlowDynamoDbTest.body(function.invoke(SlowDynamoDbTest.request(COMMAND), LIMIT));

        assertThat(answer).contains("Globex").contains("statusCode\":200");
        assertThat(connections).isNotEmpty().doesNotContain("close");
        assertThat(slackTokens).endsWith("Bearer xoxb-test").hasSize(2);
      }
    }
  }

  @Test
  void preparationThatFails_stillStartsTheFunction() throws Exception {
    PackagedFunctions.assumeAvailable();
    LocalHttpServer tables = LocalHttpServer.open(0);
    tables.close();
    Path classes = folder.resolve("classes.txt");
    try (FunctionProcess function =
        SlowDynamoDbTest.start(
            variables(tables, tables.baseUri() + "api/"),
            List.of("-Xlog:class+load:file=" + classes))) {
      assertThat(function.awaitInitialized(LIMIT)).isTrue();
      // The model of roles is loaded all the same: a report need not wait for it.
      assertThat(Files.readString(classes)).contains(" ai.onnxruntime.OrtSession ");
      String help = COMMAND.replace("text=Globex", "text=help");
      assertThat(SlowDynamoDbTest.body(function.invoke(SlowDynamoDbTest.request(help), LIMIT)))
          .contains("/breach");
    }
  }

  private static Map<String, String> variables(LocalHttpServer tables, String slackApi) {
    return SlowDynamoDbTest.variables(
        tables.baseUri(),
        Map.of(
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "provisioned-concurrency",
            "SLACK_API_URL",
            slackApi));
  }
}
