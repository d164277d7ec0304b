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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A web server on the loopback address that several handlers share, each below its own path. It
 * does not authenticate its users, so it listens on another address only if it is told to, and
 * rejects requests of web pages of other origins.
 */
public final class LocalHttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalHttpServer.class);

  /** One for each address, on the same port. */
  private final List<HttpServer> servers = new ArrayList<>();

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final LocalRequests requests;

  private LocalHttpServer(LocalRequests requests) {
    this.requests = requests;
  }

  /**
   * Starts a server on the loopback address.
   *
   * @param port 0 chooses a free one
   * @throws UserError if the port is in use
   */
  public static LocalHttpServer open(int port) throws IOException {
    return open(port, ListenAddress.LOOPBACK);
  }

  /**
   * Starts a server.
   *
   * @param port 0 chooses a free one
   * @throws UserError if the port is in use, or the address is not one of this machine
   */
  public static LocalHttpServer open(int port, ListenAddress listen) throws IOException {
    LocalHttpServer local = new LocalHttpServer(listen.requests());
    try {
      for (InetAddress address : listen.sockets()) {
        local.listen(address, local.servers.isEmpty() ? port : local.port());
      }
    } catch (IOException | UserError e) {
      local.close();
      throw e;
    }
    return local;
  }

  private void listen(InetAddress address, int port) throws IOException {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(address, port), 0);
    } catch (BindException e) {
      throw new UserError(
          servers.isEmpty()
              ? "port "
                  + port
                  + " can't be opened ("
                  + e.getMessage()
                  + "): use another one with --port"
              : ListenAddress.cannotOpen(address, port, e));
    }
    server.setExecutor(executor);
    server.start();
    servers.add(server);
  }

  /** Sends every request whose path begins with this one to the handler; the longest path wins. */
  public void mount(String path, HttpHandler handler) {
    servers.forEach(
        server -> server.createContext(path, exchange -> handleSafely(handler, exchange)));
  }

  public int port() {
    return servers.getFirst().getAddress().getPort();
  }

  /** The address for this machine's programs, such as {@code http://127.0.0.1:3000/}. */
  public URI baseUri() {
    return URI.create("http://" + ListenAddress.LOOPBACK.literal() + ":" + port() + "/");
  }

  /** The address for a browser, such as {@code http://localhost:3000/}. */
  public URI browserUri() {
    return URI.create("http://localhost:" + port() + "/");
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    executor.close();
  }

  private void handleSafely(HttpHandler handler, HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getRequestHeaders();
      if (requests.accept(headers.getFirst("Host"), headers.getFirst("Origin"))) {
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
