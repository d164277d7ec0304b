package bellwether.local.dynamodb;

import bellwether.local.cli.UserError;
import bellwether.local.http.LocalRequests;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
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
 * listens on the loopback address only, rejects requests of web pages, and reports nothing.
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
    return start(0, null, null);
  }

  /**
   * Serves tables that are kept in a folder, which is created if it does not exist.
   *
   * @param port 0 chooses a free one
   * @throws UserError if another process uses the folder, or the port is in use
   */
  public static DynamoDbLocalServer fileBacked(Path folder, int port) throws IOException {
    DataDirectoryLock lock = DataDirectoryLock.acquire(folder);
    try {
      return start(port, folder, lock);
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
      server.stop();
    } catch (Exception e) {
      throw new IOException("DynamoDB Local could not be stopped", e);
    } finally {
      handler.close();
      if (lock != null) {
        lock.close();
      }
    }
  }

  private static DynamoDbLocalServer start(
      int port, @Nullable Path folder, @Nullable DataDirectoryLock lock) throws IOException {
    SQLITE_LOGGER.setLevel(Level.OFF);
    // DynamoDB Local formats SQL in the default locale, and SQLite can't read Arabic digits.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    LocalDynamoDBServerHandler handler =
        new LocalDynamoDBServerHandler(createRequestHandler(folder), NO_CORS_ORIGIN);
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server.setHandler(new LocalOnly(new ContextHandler(handler)));
    try {
      server.start();
    } catch (IOException e) {
      handler.close();
      throw new UserError(
          "DynamoDB Local can't open port " + port + " (" + e.getMessage() + "): use another one");
    } catch (Exception e) {
      handler.close();
      throw new IOException("DynamoDB Local could not be started", e);
    }
    return new DynamoDbLocalServer(server, handler, lock);
  }

  private static final class LocalOnly extends Handler.Wrapper {
    LocalOnly(Handler tables) {
      super(tables);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      HttpFields headers = request.getHeaders();
      if (LocalRequests.isLocal(headers.get(HttpHeader.HOST), headers.get(HttpHeader.ORIGIN))) {
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
