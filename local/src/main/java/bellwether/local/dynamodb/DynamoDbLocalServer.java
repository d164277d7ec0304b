package bellwether.local.dynamodb;

import bellwether.local.cli.UserError;
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
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;

/**
 * Amazon's DynamoDB Local inside this process, with its HTTP port.
 *
 * <p>Amazon's own entry opens that port on every network interface, answers any web page and
 * reports usage to Amazon. None of its requests needs a real key, so here it listens on the
 * loopback address unless told otherwise, answers no page, and reports nothing.
 */
public final class DynamoDbLocalServer implements AutoCloseable {
  /**
   * A name that is the origin of no page: DynamoDB Local lets every page in if it is given none.
   */
  private static final String NO_CORS_ORIGIN = "none";

  /** Held strongly: java.util.logging forgets the level of a logger that nobody refers to. */
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

  /** Tables that are gone when it closes, on any free port of the loopback address. */
  public static DynamoDbLocalServer inMemory() throws IOException {
    return inMemory(InetAddress.getLoopbackAddress(), 0);
  }

  /**
   * Tables that are gone when it closes.
   *
   * @param port 0 for any free one
   * @throws UserError if the port is taken
   */
  public static DynamoDbLocalServer inMemory(InetAddress address, int port) throws IOException {
    return start(address, port, null, null);
  }

  /** Tables kept in a folder, on any free port of the loopback address. */
  public static DynamoDbLocalServer fileBacked(Path folder) throws IOException {
    return fileBacked(folder, InetAddress.getLoopbackAddress(), 0);
  }

  /**
   * Tables kept in a folder, which is made if need be; what was answered survives a kill.
   *
   * @param port 0 for any free one
   * @throws UserError if another process uses the folder, or the port is taken
   */
  public static DynamoDbLocalServer fileBacked(Path folder, InetAddress address, int port)
      throws IOException {
    DataDirectoryLock lock = DataDirectoryLock.acquire(folder);
    try {
      return start(address, port, folder, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What {@code AWS_ENDPOINT_URL_DYNAMODB} is set to. */
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
      InetAddress address, int port, @Nullable Path folder, @Nullable DataDirectoryLock lock)
      throws IOException {
    SQLITE_LOGGER.setLevel(Level.OFF);
    // It formats its SQL by the default locale, and SQLite reads no Arabic digits.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty", "warn");
    // One set of tables whatever the key and the Region of the client are, and no waiting for
    // states
    // such as CREATING to pass.
    LocalDynamoDBServerHandler handler =
        new LocalDynamoDBServerHandler(createRequestHandler(folder), NO_CORS_ORIGIN);
    Server server = new Server(new InetSocketAddress(address, port));
    server.setHandler(new ContextHandler(handler));
    try {
      server.start();
    } catch (IOException e) {
      handler.close();
      throw new UserError(
          String.format(
              Locale.ROOT,
              "DynamoDB Local can't open port %d on %s (%s): choose another",
              port,
              address.getHostAddress(),
              e.getMessage()));
    } catch (Exception e) {
      handler.close();
      throw new IOException("DynamoDB Local could not be started", e);
    }
    return new DynamoDbLocalServer(server, handler, lock);
  }

  private static LocalDynamoDBRequestHandler createRequestHandler(@Nullable Path folder) {
    String location = folder == null ? null : folder.toAbsolutePath().toString();
    return new LocalDynamoDBRequestHandler(0, folder == null, location, true, false);
  }
}
