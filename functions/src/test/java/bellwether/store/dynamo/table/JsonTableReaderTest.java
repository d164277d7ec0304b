package bellwether.store.dynamo.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.store.StoreException;
import bellwether.store.aws.AwsService;
import bellwether.store.aws.SigningCredentials;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what DynamoDB Local does not do: failures, damaged responses, and pages. */
final class JsonTableReaderTest {
  private static final String BUSY =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";
  private static final Row KEY = Row.of("id", "a");

  private final List<String> requests = new ArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private HttpServer server;

  /** A response, whose checksum is that of another body if it is damaged. */
  private record Answer(int status, String body, boolean isDamaged) {}

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Answer answer = answers.remove();
    byte[] body = answer.body().getBytes(UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(body);
    long sent = checksum.getValue() + (answer.isDamaged() ? 1 : 0);
    exchange.getResponseHeaders().set("x-amz-crc32", Long.toString(sent));
    exchange.sendResponseHeaders(answer.status(), body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private void answer(int status, String body) {
    answers.add(new Answer(status, body, false));
  }

  private JsonTableReader reader() {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new JsonTableReader(
        new AwsService(
            "dynamodb",
            "eu-west-1",
            endpoint,
            Clock.systemUTC(),
            () -> new SigningCredentials("local", "local", null)),
        Duration.ofSeconds(30));
  }

  @Test
  void get_triesAgainIfDynamoDbIsBusyOrTheResponseIsDamaged() {
    answer(400, BUSY);
    answers.add(new Answer(200, "{\"Item\":{\"id\":{\"S\":\"b\"}}}", true));
    answer(200, "{\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"7\"},\"set\":{\"NS\":[\"1\"]}}}");

    Row row = reader().get("t", KEY).orElseThrow();

    assertThat(row.text("id")).isEqualTo("a");
    assertThat(row.number("n")).isEqualTo(7);
    assertThat(row.attributes())
        .hasEntrySatisfying("set", set -> assertThat(set.ns()).containsExactly("1"));
    assertThat(requests)
        .hasSize(3)
        .containsOnly(
            "{\"TableName\":\"t\",\"ConsistentRead\":true,\"Key\":{\"id\":{\"S\":\"a\"}}}");
  }

  @Test
  void get_givesUpAfterThreeAttemptsAndNamesTheErrorOnly() {
    for (int i = 0; i < 3; i++) {
      answer(400, BUSY);
    }
    assertThatThrownBy(() -> reader().get("t", KEY))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "DynamoDB_20120810.GetItem on t failed: ProvisionedThroughputExceededException,"
                + " status 400");
    assertThat(requests).hasSize(3);
  }

  @Test
  void get_doesNotRepeatAMistake() {
    answer(400, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"secret\"}");
    assertThatThrownBy(() -> reader().get("t", KEY))
        .hasMessage("DynamoDB_20120810.GetItem on t failed: ResourceNotFoundException, status 400");
    assertThat(requests).hasSize(1);
  }

  @Test
  void get_isEmptyForAMissingRow() {
    answer(200, "{}");
    assertThat(reader().get("t", KEY)).isEmpty();
  }

  @Test
  void get_rejectsAKindOfValueThatNoRowHas() {
    answer(200, "{\"Item\":{\"id\":{\"M\":{}}}}");
    assertThatThrownBy(() -> reader().get("t", KEY))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("type M");
  }

  @Test
  void query_continuesWithTheLastKey() {
    answer(200, "{\"Items\":[{\"id\":{\"S\":\"a\"}}],\"LastEvaluatedKey\":{\"id\":{\"S\":\"a\"}}}");
    answer(200, "{\"Items\":[],\"LastEvaluatedKey\":{\"id\":{\"S\":\"m\"}}}");
    answer(200, "{\"Items\":[{\"id\":{\"S\":\"z\"}}]}");
    Table table =
        new Table(
            () -> {
              throw new AssertionError("the SDK's client is not needed");
            },
            reader(),
            "t",
            TableSchema.DELIVERIES);

    assertThat(table.query("id = :id", Map.of(":id", "x"), _ -> {}).map(row -> row.text("id")))
        .containsExactly("a", "z");
    assertThat(requests)
        .hasSize(3)
        .last()
        .asString()
        .contains("\"ExclusiveStartKey\":{\"id\":{\"S\":\"m\"}}");
  }

  @Test
  void batchGet_returnsTheKeysThatAreMissing() {
    answer(
        200,
        "{\"Responses\":{\"t\":[{\"id\":{\"S\":\"a\"}}]},"
            + "\"UnprocessedKeys\":{\"t\":{\"Keys\":[{\"id\":{\"S\":\"b\"}}]}}}");
    TableReader.Batch batch = reader().batchGet("t", List.of(KEY, Row.of("id", "b")));
    assertThat(batch.rows()).containsExactly(KEY);
    assertThat(batch.unprocessed()).containsExactly(Row.of("id", "b"));
  }
}
