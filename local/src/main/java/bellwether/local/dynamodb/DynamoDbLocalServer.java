package bellwether.local.dynamodb;

import bellwether.local.cli.UserError;
import bellwether.local.http.ListenAddress;
import bellwether.local.http.LocalRequests;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Runs Amazon's DynamoDB Local in this process.
 *
 * <p>Amazon's own main class opens its port on every network interface, accepts requests from any
 * web page, and reports usage to Amazon. Because DynamoDB Local accepts any access key, this class
 * listens on another address than the loopback address only if it is told to, rejects requests of
 * web pages, and reports nothing.
 */
public final class DynamoDbLocalServer implements AutoCloseable {
  /** Without an origin, DynamoDB Local accepts every web page; no page has this one. */
  private static final String NO_CORS_ORIGIN = "none";

  /** A field, because java.util.logging forgets the level of a logger without references. */
  private static final Logger SQLITE_LOGGER = Logger.getLogger("com.almworks.sqlite4java");

  private final Server server;
  private final LocalDynamoDBServerHandler handler;
  private final @Nullable DataDirectoryLock lock;

  private DynamoDbLocalServer(
      Server server, LocalDynamoDBServerHandler handler, @Nullable DataDirectoryLock lock) {
    this.server = server;
    this.handler = handler;
    this.lock = lock;
  }

  public static DynamoDbLocalServer inMemory() throws IOException {
    return start(0, ListenAddress.LOOPBACK, null, null);
  }

  /**
   * Serves tables that are kept in a folder, on the loopback address.
   *
   * @see #fileBacked(Path, int, ListenAddress)
   */
  public static DynamoDbLocalServer fileBacked(Path folder, int port) throws IOException {
    return fileBacked(folder, port, ListenAddress.LOOPBACK);
  }

  /**
   * Serves tables that are kept in a folder, which is created if it does not exist.
   *
   * @param port 0 chooses a free one
   * @throws UserError if another process uses the folder, or the port is in use
   */
  public static DynamoDbLocalServer fileBacked(Path folder, int port, ListenAddress listen)
      throws IOException {
    DataDirectoryLock lock = DataDirectoryLock.acquire(folder);
    try {
      return start(port, listen, folder, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The value for {@code AWS_ENDPOINT_URL_DYNAMODB}. */
  public URI endpoint() {
    ServerConnector connector = (ServerConnector) server.getConnectors()[0];
    return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    try {
      stop();
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }

  /** Keeps the folder locked. */
  private void stop() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("DynamoDB Local could not be stopped", e);
    } finally {
      handler.close();
    }
  }

  private static DynamoDbLocalServer start(
      int port, ListenAddress listen, @Nullable Path folder, @Nullable DataDirectoryLock lock)
      throws IOException {
    SQLITE_LOGGER.setLevel(Level.OFF);
    // DynamoDB Local formats SQL in the default locale, and SQLite can't read Arabic digits.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    LocalDynamoDBServerHandler handler =
        new LocalDynamoDBServerHandler(createRequestHandler(folder), NO_CORS_ORIGIN);
    List<InetAddress> addresses = listen.sockets();
    Server server = new Server(new InetSocketAddress(addresses.getFirst(), port));
    server.setHandler(new LocalOnly(listen.requests(), new ContextHandler(handler)));
    DynamoDbLocalServer started = new DynamoDbLocalServer(server, handler, lock);
    try {
      server.start();
      for (InetAddress further : addresses.subList(1, addresses.size())) {
        started.listen(further);
      }
    } catch (Exception e) {
      started.stop();
      if (e instanceof UserError error) {
        throw error;
      }
      if (e instanceof IOException) {
        throw new UserError(
            "DynamoDB Local can't open port "
                + port
                + " ("
                + e.getMessage()
                + "): use another one");
      }
      throw new IOException("DynamoDB Local could not be started", e);
    }
    return started;
  }

  /** Listens on one more address, on the same port. */
  private void listen(InetAddress address) throws Exception {
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(address.getHostAddress());
    connector.setPort(endpoint().getPort());
    server.addConnector(connector);
    try {
      connector.start();
    } catch (IOException e) {
      throw new UserError(ListenAddress.cannotOpen(address, connector.getPort(), e));
    }
  }

  private static final class LocalOnly extends Handler.Wrapper {
    private final LocalRequests requests;

    LocalOnly(LocalRequests requests, Handler tables) {
      super(tables);
      this.requests = requests;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      HttpFields headers = request.getHeaders();
      if (requests.accept(headers.get(HttpHeader.HOST), headers.get(HttpHeader.ORIGIN))) {
        return super.handle(request, response, callback);
      }
      Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
      return true;
    }
  }

  private static LocalDynamoDBRequestHandler createRequestHandler(@Nullable Path folder) {
    String location = folder == null ? null : folder.toAbsolutePath().toString();
    // The same tables for every access key and Region, without delays for states such as CREATING.
    return new LocalDynamoDBRequestHandler(0, folder == null, location, true, false);
  }
}
