package bellwether.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;

/** A web server that answers each POST with the same status, and remembers the requests. */
public final class FakeReceiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** A request as it arrived. */
  public record Received(Headers headers, String body) {}

  /** What the server does with a request that it has read. */
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  public FakeReceiver(Answer answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(executor);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new Received(
                  exchange.getRequestHeaders(),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          answer.to(exchange);
        });
    server.start();
  }

  public static FakeReceiver answering(int status) {
    return answering(status, Map.of());
  }

  public static FakeReceiver answering(int status, Map<String, String> headers) {
    return new FakeReceiver(exchange -> {
      headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    });
  }

  /** Closes the connection without a response. */
  public static FakeReceiver disconnecting() {
    return new FakeReceiver(HttpExchange::close);
  }

  /** Never answers. */
  public static FakeReceiver silent() {
    FakeReceiver[] self = new FakeReceiver[1];
    self[0] =
        new FakeReceiver(exchange -> {
          try {
            self[0].closed.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    return self[0];
  }

  public HttpUrl url() {
    return HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort() + "/in?sig=hush");
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    executor.close();
  }
}
