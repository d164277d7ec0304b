package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.vendor.Vendor;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.HttpProxy;
import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.slack.request.SlackRequestSigner;
import bellwether.store.dynamo.DynamoStores;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged SlackFunction with tables that do not answer while Slack waits. */
final class SlowDynamoDbTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  static final String SECRET = "a-signing-secret-of-the-tests";
  static final String TEAM = "T0123456789";

  @Test
  @Tag("case-62")
  void command_isAcknowledgedWhileDynamoDbHangs_andFinishedOnce() throws Exception {
    PackagedFunctions.assumeAvailable();
    LocalSqsQueue queue = new LocalSqsQueue();
    List<String> answers = new CopyOnWriteArrayList<>();
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        DynamoStores store = DynamoStores.connectLocal(dynamo.endpoint());
        LocalHttpServer front = LocalHttpServer.open(0);
        LocalHttpServer site = LocalHttpServer.open(0);
        HttpProxy proxy = new HttpProxy(dynamo.endpoint())) {
      store.createMissingTables();
      CompletableFuture<Boolean> released = new CompletableFuture<>();
      front.mount(
          "/",
          exchange -> {
            var _ = released.join();
            proxy.handle(exchange);
          });
      site.mount("/sqs/", queue);
      site.mount(
          "/api/",
          exchange ->
              HttpResponses.send(
                  exchange,
                  200,
                  ("{\"ok\":true,\"user\":{\"team_id\":\"" + TEAM + "\"}}").getBytes(UTF_8)));
      site.mount(
          "/response/",
          exchange -> {
            answers.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(200, -1);
          });
      Map<String, String> variables =
          variables(
              front.baseUri(),
              Map.of(
                  "SLACK_API_URL",
                  site.baseUri() + "api/",
                  "AWS_ENDPOINT_URL_SQS",
                  site.baseUri() + "sqs/",
                  "BELLWETHER_LATER_QUEUE",
                  site.baseUri() + "sqs/later"));
      try (FunctionProcess function = start(variables)) {
        String command =
            "command=/breach&text=watch+Globex&team_id="
                + TEAM
                + "&user_id=U1&channel_id=C1"
                + "&response_url="
                + URLEncoder.encode(site.baseUri() + "response/1", UTF_8);

        assertThat(body(function.invoke(request(command), LIMIT))).contains("Working on it");
        assertThat(answers).isEmpty();
        released.complete(true);

        assertThat(body(function.invoke(queue.pollEvent().orElseThrow(), LIMIT)))
            .isEqualTo("{\"finished\":1}");
        assertThat(queue.pollEvent()).isEmpty();
      }
      assertThat(answers).singleElement().asString().contains("Watching Globex.");
      assertThat(store.customers().vendors(TEAM))
          .extracting(Vendor::name)
          .containsExactly("Globex");
    }
  }

  /** The environment of a SlackFunction that finds its tables at this address, and more. */
  static Map<String, String> variables(URI tables, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("SLACK_SIGNING_SECRET", SECRET);
    variables.put("SLACK_BOT_TOKEN", "xoxb-test");
    variables.put("SLACK_TEAM_ID", TEAM);
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", tables.toString());
    return variables;
  }

  static FunctionProcess start(Map<String, String> variables) throws IOException {
    return start(variables, List.of());
  }

  static FunctionProcess start(Map<String, String> variables, List<String> jvmOptions)
      throws IOException {
    return FunctionProcess.start(
        FunctionZip.unpack(PackagedFunctions.ZIP),
        LambdaFunction.SLACK.logicalId(),
        LambdaFunction.SLACK.handler(),
        variables,
        jvmOptions,
        OutputStream.nullOutputStream());
  }

  static String body(InvocationResult outcome) {
    assertThat(outcome).isInstanceOf(InvocationResult.Success.class);
    return ((InvocationResult.Success) outcome).body();
  }

  static String request(String form) {
    String now = Long.toString(Instant.now().getEpochSecond());
    ObjectNode event = new ObjectMapper().createObjectNode().put("rawPath", "/slack/events");
    event
        .putObject("headers")
        .put("content-type", "application/x-www-form-urlencoded")
        .put("x-slack-request-timestamp", now)
        .put("x-slack-signature", SlackRequestSigner.sign(SECRET, now, form.getBytes(UTF_8)));
    event.putObject("requestContext").putObject("http").put("method", "POST");
    return event.put("body", form).put("isBase64Encoded", false).toString();
  }
}
