package bellwether.store.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.zip.CRC32;

/** Stands in for services of AWS on this machine: gives the prepared answers, one a request. */
public final class ScriptedAws implements AutoCloseable {
  public static final String REGION = "eu-west-1";
  public static final SigningCredentials CREDENTIALS =
      new SigningCredentials("AKIDEXAMPLE", "not-a-secret", null);

  private final List<Request> requests = new ArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final HttpServer server;

  /** What was received. */
  public record Request(
      String method, String path, String target, String authorization, String body) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(int status, byte[] body, boolean isDamaged) {}

  public ScriptedAws() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  public ScriptedAws answer(int status, String body) {
    return answer(status, body.getBytes(UTF_8));
  }

  ScriptedAws answer(int status, byte[] body) {
    answers.add(new Answer(status, body, false));
    return this;
  }

  /** Answers with success and the checksum of another body. */
  public ScriptedAws answerDamaged(String body) {
    answers.add(new Answer(200, body.getBytes(UTF_8), true));
    return this;
  }

  public List<Request> requests() {
    return requests;
  }

  /** The endpoint has a path, as a proxy's may have: the service's name. */
  public AwsService service(String name) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + '/' + name + '/';
    return new AwsService(name, REGION, URI.create(address), Clock.systemUTC(), () -> CREDENTIALS);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    Answer answer = answers.remove();
    CRC32 checksum = new CRC32();
    checksum.update(answer.body());
    long sent = checksum.getValue() + (answer.isDamaged() ? 1 : 0);
    exchange.getResponseHeaders().set("x-amz-crc32", Long.toString(sent));
    exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : 0);
    try (exchange) {
      exchange.getResponseBody().write(answer.body());
    }
  }
}
