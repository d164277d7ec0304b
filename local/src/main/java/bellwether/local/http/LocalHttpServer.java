package bellwether.local.http;

import bellwether.local.cli.UserError;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One HTTP port on this machine that several parts share, each below a path of its own.
 *
 * <p>It listens on the loopback address unless told otherwise: nothing here asks for a password.
 */
public final class LocalHttpServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor;

  private LocalHttpServer(HttpServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Opens the port on the loopback address.
   *
   * @param port 0 for any free one
   * @throws UserError if the port is taken
   */
  public static LocalHttpServer open(int port) throws IOException {
    return open(InetAddress.getLoopbackAddress(), port);
  }

  /**
   * Opens the port on an address of this machine, such as that of the bridge to its containers.
   *
   * @throws UserError if the port is taken or the address is not this machine's
   */
  public static LocalHttpServer open(InetAddress address, int port) throws IOException {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(address, port), 0);
    } catch (BindException e) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "port %d on %s can't be opened (%s): choose another with --port",
              port,
              address.getHostAddress(),
              e.getMessage()));
    }
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.start();
    return new LocalHttpServer(server, threads);
  }

  /** Gives every path that begins with this one to the handler; the longest such path wins. */
  public void mount(String path, HttpHandler handler) {
    server.createContext(path, exchange -> handleSafely(handler, exchange));
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The address for programs on this machine, such as {@code http://127.0.0.1:3000/}. */
  public URI baseUri() {
    InetAddress address = server.getAddress().getAddress();
    String host =
        address.isAnyLocalAddress()
            ? InetAddress.getLoopbackAddress().getHostAddress()
            : address.getHostAddress();
    return URI.create("http://" + host + ":" + port() + "/");
  }

  /** The address that a person opens, such as {@code http://localhost:3000/}. */
  public URI browserUri() {
    return server.getAddress().getAddress().isLoopbackAddress()
        ? URI.create("http://localhost:" + port() + "/")
        : baseUri();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }

  private static void handleSafely(HttpHandler handler, HttpExchange exchange) throws IOException {
    try (exchange) {
      handler.handle(exchange);
    } catch (IOException e) {
      // The browser went away in the middle of an answer: nobody is left to tell.
      exchange.close();
    } catch (RuntimeException e) {
      System.getLogger(LocalHttpServer.class.getName())
          .log(System.Logger.Level.ERROR, "an answer of the local site failed", e);
      if (exchange.getResponseCode() == -1) {
        exchange.sendResponseHeaders(500, -1);
      }
    }
  }
}
