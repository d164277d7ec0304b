package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalRequests;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Serves Lambda's runtime API to one runtime, which handles one event at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime
 *     API</a>
 */
final class RuntimeApiServer implements AutoCloseable {
  private static final String PATH_PREFIX = "/2018-06-01/runtime/";

  /** Lambda's limit for a response. */
  private static final int MAX_RESPONSE_BYTES = 6 << 20;

  sealed interface Report {
    record Response(String body) implements Report {}

    /** The function threw an exception, or its constructor did ({@code duringInit}). */
    record Failure(boolean duringInit, String body) implements Report {}

    /** The process ended without a response. */
    record Exited(int code) implements Report {}
  }

  private record Event(String body, Duration timeout) {}

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
  private final CountDownLatch initialized = new CountDownLatch(1);
  private final String functionName;
  private final InstantSource clock;

  RuntimeApiServer(String functionName, InstantSource clock) throws IOException {
    this.functionName = functionName;
    this.clock = clock;
    server.setExecutor(threads);
    server.createContext(PATH_PREFIX, this::handle);
    server.start();
  }

  /** The value for {@code AWS_LAMBDA_RUNTIME_API}. */
  String authority() {
    return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
  }

  void enqueue(String event, Duration timeout) {
    events.add(new Event(event, timeout));
  }

  /** Waits until the function asks for its first event; false if it did not in that time. */
  boolean awaitInitialized(Duration timeout) throws InterruptedException {
    return initialized.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  BlockingQueue<Report> reports() {
    return reports;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers request = exchange.getRequestHeaders();
      if (!LocalRequests.OF_THIS_MACHINE.accept(
          request.getFirst("Host"), request.getFirst("Origin"))) {
        exchange.sendResponseHeaders(403, -1); // a web page, which could forge or read an event
        return;
      }
      String path = exchange.getRequestURI().getPath().substring(PATH_PREFIX.length());
      if (path.equals("invocation/next")) {
        sendNextEvent(exchange);
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(MAX_RESPONSE_BYTES + 1);
      if (body.length > MAX_RESPONSE_BYTES) {
        exchange.sendResponseHeaders(413, -1);
        return;
      }
      if (path.endsWith("/response")) {
        reports.add(new Report.Response(new String(body, UTF_8)));
      } else if (path.endsWith("/error")) {
        reports.add(new Report.Failure(path.equals("init/error"), new String(body, UTF_8)));
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(202, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server was closed
    }
  }

  private void sendNextEvent(HttpExchange exchange) throws IOException, InterruptedException {
    initialized.countDown();
    Event event = events.take();
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(clock.instant().plus(event.timeout()).toEpochMilli()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:us-east-1:000000000000:function:" + functionName);
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
    byte[] body = event.body().getBytes(UTF_8);
    HttpResponses.send(exchange, 200, body);
  }
}
