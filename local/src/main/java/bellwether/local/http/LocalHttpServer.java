package bellwether.local.http;

import bellwether.local.cli.UserError;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A web server on the loopback address that several handlers share, each below its own path. It
 * listens on no other address because it does not authenticate its users, and rejects requests of
 * web pages of other origins.
 */
public final class LocalHttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalHttpServer.class);

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  private LocalHttpServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param port 0 chooses a free one
   * @throws UserError if the port is in use
   */
  public static LocalHttpServer open(int port) throws IOException {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      throw new UserError(
          "port "
              + port
              + " can't be opened ("
              + e.getMessage()
              + "): use another one with --port");
    }
    LocalHttpServer local = new LocalHttpServer(server);
    server.setExecutor(local.executor);
    server.start();
    return local;
  }

  /** Sends every request whose path begins with this one to the handler; the longest path wins. */
  public void mount(String path, HttpHandler handler) {
    server.createContext(path, exchange -> handleSafely(handler, exchange));
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The address for programs, such as {@code http://127.0.0.1:3000/}. */
  public URI baseUri() {
    String host = server.getAddress().getAddress().getHostAddress();
    return URI.create("http://" + host + ":" + port() + "/");
  }

  /** The address for a browser, such as {@code http://localhost:3000/}. */
  public URI browserUri() {
    return URI.create("http://localhost:" + port() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }

  private static void handleSafely(HttpHandler handler, HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getRequestHeaders();
      if (LocalRequests.isLocal(headers.getFirst("Host"), headers.getFirst("Origin"))) {
        handler.handle(exchange);
      } else {
        exchange.sendResponseHeaders(403, -1);
      }
    } catch (IOException e) {
      // The client closed the connection.
      exchange.close();
    } catch (RuntimeException e) {
      LOG.error("a request to the local web server failed", e);
      if (exchange.getResponseCode() == -1) {
        exchange.sendResponseHeaders(500, -1);
      }
    }
  }
}
