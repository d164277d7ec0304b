package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.vendor.Vendor;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.slack.request.SlackRequestSigner;
import bellwether.store.dynamo.DynamoStores;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged SlackFunction before tables that do not answer while Slack waits. */
final class SlowDynamoDbTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String SECRET = "a-signing-secret-of-the-tests";
  private static final String TEAM = "T0123456789";

  @Test
  @Tag("case-62")
  void command_isAcknowledgedWhileDynamoDbHangs_andFinishedOnce() throws Exception {
    PackagedFunctions.assumeAvailable();
    LocalSqsQueue later = new LocalSqsQueue();
    List<String> answers = new CopyOnWriteArrayList<>();
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        DynamoStores store = DynamoStores.connectLocal(dynamo.endpoint());
        LocalHttpServer front = LocalHttpServer.open(0);
        LocalHttpServer site = LocalHttpServer.open(0);
        BlockedDynamoDb tables = new BlockedDynamoDb(dynamo.endpoint())) {
      store.createMissingTables();
      front.mount("/", tables);
      site.mount("/sqs/", later);
      site.mount(
          "/response/",
          exchange -> {
            answers.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(200, -1);
          });
      Map<String, String> variables =
          Map.of(
              "SLACK_SIGNING_SECRET", SECRET,
              "SLACK_API_URL", site.baseUri() + "api/",
              "AWS_ENDPOINT_URL_DYNAMODB", front.baseUri().toString(),
              "AWS_ENDPOINT_URL_SQS", site.baseUri() + "sqs/",
              "BELLWETHER_LATER_QUEUE", site.baseUri() + "sqs/later");
      try (FunctionProcess function =
          FunctionProcess.start(
              FunctionZip.unpack(PackagedFunctions.ZIP),
              LambdaFunction.SLACK,
              variables,
              OutputStream.nullOutputStream())) {
        String command =
            "command=/breach&text=watch+Globex&team_id="
                + TEAM
                + "&user_id=U1&channel_id=C1"
                + "&response_url="
                + URLEncoder.encode(site.baseUri() + "response/1", UTF_8);

        assertThat(body(function.invoke(request(command), LIMIT))).contains("Working on it");
        assertThat(answers).isEmpty();
        tables.release();

        assertThat(body(function.invoke(later.pollEvent().orElseThrow(), LIMIT)))
            .isEqualTo("{\"finished\":1}");
        assertThat(later.pollEvent()).isEmpty();
      }
      assertThat(answers).singleElement().asString().contains("Watching Globex.");
      assertThat(store.customers().vendors(TEAM))
          .extracting(Vendor::name)
          .containsExactly("Globex");
    }
  }

  private static String body(InvocationResult outcome) {
    assertThat(outcome).isInstanceOf(InvocationResult.Success.class);
    return ((InvocationResult.Success) outcome).body();
  }

  private static String request(String form) {
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

  /** Stands before DynamoDB, and lets nothing through until it is told to. */
  private static final class BlockedDynamoDb implements HttpHandler, AutoCloseable {
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    BlockedDynamoDb(URI endpoint) {
      this.endpoint = endpoint;
    }

    void release() {
      released.countDown();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      try {
        released.await();
        HttpRequest.Builder request =
            HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofByteArray(asked));
        for (String name : List.of("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date")) {
          request.header(name, exchange.getRequestHeaders().getFirst(name));
        }
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      release();
      http.close();
    }
  }
}
