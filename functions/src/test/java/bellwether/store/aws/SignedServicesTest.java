package bellwether.store.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.store.StoreException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three services of which Bellwether calls one operation, on this machine. */
final class SignedServicesTest {
  private static final String ACCESS_KEY = "aws.accessKeyId";
  private static final String SECRET_KEY = "aws.secretAccessKey";

  private final List<String> requests = new ArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private HttpServer server;

  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(int status, byte[] body) {}

  @BeforeAll
  static void setCredentials() {
    System.setProperty(ACCESS_KEY, "AKIDEXAMPLE");
    System.setProperty(SECRET_KEY, "not-a-secret");
  }

  @AfterAll
  static void clearCredentials() {
    System.clearProperty(ACCESS_KEY);
    System.clearProperty(SECRET_KEY);
  }

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
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    requests.add(
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
            body));
    assertThat(authorization)
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
        .contains("/eu-west-1/" + exchange.getRequestURI().getPath().split("/")[1] + "/aws4");
    Answer answer = answers.remove();
    exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : 0);
    try (exchange) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  /** The endpoint has a path, as a proxy's may have; it begins with the service's name. */
  private AwsService service(String name) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + '/' + name + '/';
    return new AwsService(
        name,
        "eu-west-1",
        URI.create(address),
        Clock.systemUTC(),
        AwsCredentialChain.credentials());
  }

  private void answer(int status, String body) {
    answers.add(new Answer(status, body.getBytes(UTF_8)));
  }

  @Test
  void mailbox_readsAnObjectWhoseKeyNeedsEncoding() {
    answer(200, "From: a@vendor.invalid");
    assertThat(new S3Mailbox(service("s3"), "mails").read("in/a b+ü"))
        .hasValueSatisfying(bytes -> assertThat(bytes).asString(UTF_8).startsWith("From:"));
    assertThat(requests).containsExactly("GET /s3/mails/in/a%20b%2B%C3%BC null ");
  }

  @Test
  void mailbox_isEmptyForAMissingOrLargeObjectOnly() {
    S3Mailbox mailbox = new S3Mailbox(service("s3"), "mails");
    answer(404, "<Error><Code>NoSuchKey</Code></Error>");
    assertThat(mailbox.read("k")).isEmpty();
    answers.add(new Answer(200, new byte[10_000_001]));
    assertThat(mailbox.read("k")).isEmpty();
    answers.add(new Answer(200, new byte[10_000_000]));
    assertThat(mailbox.read("k")).hasValueSatisfying(bytes -> assertThat(bytes).isNotEmpty());
    answer(404, "<Error><Code>NoSuchBucket</Code></Error>");
    assertThatThrownBy(() -> mailbox.read("k"))
        .isInstanceOf(StoreException.class)
        .hasMessage("GetObject on mails failed: status 404");
  }

  @ParameterizedTest
  @CsvSource({"500", "503", "429"})
  void mailbox_retriesTransientFailures(int status) {
    answer(status, "");
    answer(status, "");
    answer(200, "mail");
    assertThat(new S3Mailbox(service("s3"), "mails").read("k")).isPresent();
    assertThat(requests).hasSize(3);
  }

  @Test
  void mailbox_failsAfterThreeAttempts() {
    for (int i = 0; i < 4; i++) {
      answer(503, "slow down");
    }
    assertThatThrownBy(() -> new S3Mailbox(service("s3"), "mails").read("k"))
        .hasMessage("GetObject on mails failed: status 503");
    assertThat(requests).hasSize(3);
  }

  @Test
  void secretReader_readsTheText() {
    answer(200, "{\"Name\":\"slack\",\"SecretString\":\"s3cret\\n\"}");
    assertThat(new SecretReader(service("secretsmanager")).read("slack")).isEqualTo("s3cret\n");
    assertThat(requests)
        .containsExactly(
            "POST /secretsmanager/ secretsmanager.GetSecretValue {\"SecretId\":\"slack\"}");
  }

  @Test
  void secretReader_namesTheErrorWithoutItsMessage() {
    SecretReader reader = new SecretReader(service("secretsmanager"));
    answer(400, "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"can't find it\"}");
    assertThatThrownBy(() -> reader.read("slack"))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "secretsmanager.GetSecretValue on slack failed: ResourceNotFoundException, status 400");
    answer(400, "<html>proxy</html>");
    assertThatThrownBy(() -> reader.read("slack")).hasMessageContaining("unknown error");
    answer(200, "{\"SecretBinary\":\"AAAA\"}");
    assertThatThrownBy(() -> reader.read("slack")).hasMessageContaining("store it as a string");
  }

  @Test
  void queue_sendsOnce() {
    SqsQueue queue = new SqsQueue(service("sqs"), "https://sqs.invalid/1/later");
    answer(200, "{\"MessageId\":\"1\"}");
    queue.send("{\"body\":\"x\"}");
    assertThat(requests)
        .containsExactly(
            "POST /sqs/ AmazonSQS.SendMessage {\"QueueUrl\":\"https://sqs.invalid/1/later\","
                + "\"MessageBody\":\"{\\\"body\\\":\\\"x\\\"}\",\"DelaySeconds\":1}");
    answer(500, "{\"__type\":\"com.amazonaws.sqs#InternalError\"}");
    assertThatThrownBy(() -> queue.send("x"))
        .hasMessage("AmazonSQS.SendMessage on the queue failed: InternalError, status 500");
    assertThat(requests).hasSize(2);
  }

  @Test
  void serviceThatCannotBeReached_isNamed() {
    AwsService gone = service("sqs");
    server.stop(0);
    assertThatThrownBy(() -> new SqsQueue(gone, "https://sqs.invalid/1/later").send("secret"))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("sqs cannot be reached: \\w+");
  }

  @ParameterizedTest
  @CsvSource({
    "sqs, eu-west-1, https://sqs.eu-west-1.amazonaws.com",
    "s3, cn-north-1, https://s3.cn-north-1.amazonaws.com.cn"
  })
  void defaultEndpoint_isOfTheRegionsPartition(String name, String region, String endpoint) {
    assertThat(AwsService.defaultEndpoint(name, region)).hasToString(endpoint);
  }
}
