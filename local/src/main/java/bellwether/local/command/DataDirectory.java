package bellwether.local.command;

import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.ListenAddress;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The folder that keeps the state of {@code ./bellwether run}. */
public final class DataDirectory {
  /** The only customer, which is also the id of the local workspace. */
  public static final String CUSTOMER_ID = "T0LOCAL";

  private static final String ENDPOINT_FILE = "dynamodb.endpoint";

  /** The port in events/env.json; if it is in use, any free port serves. */
  private static final int DYNAMODB_PORT = 8000;

  private DataDirectory() {}

  static Path fromOptions(CommandOptions options) {
    return Path.of(options.find("--data").orElse(".bellwether"));
  }

  /**
   * Returns the folder if it exists.
   *
   * @throws UserError if the command line names a folder that does not exist
   */
  public static Optional<Path> findExisting(CommandOptions options) {
    Path folder = fromOptions(options);
    if (Files.isDirectory(folder)) {
      return Optional.of(folder);
    }
    if (options.find("--data").isPresent()) {
      throw UserError.usage(
          "folder "
              + folder
              + " does not exist: set --data to the folder of ./bellwether run, or start that");
    }
    return Optional.empty();
  }

  /**
   * Serves the tables in the folder.
   *
   * @param listen a specific address; all addresses stand for the loopback address only, because
   *     DynamoDB Local accepts any access key
   * @throws UserError if another process uses them, or the folder can't be written
   */
  static DynamoDbLocalServer open(Path folder, ListenAddress listen) throws IOException {
    ListenAddress address = listen.isWildcard() ? ListenAddress.LOOPBACK : listen;
    if (isFree(DYNAMODB_PORT)) {
      try {
        return DynamoDbLocalServer.fileBacked(folder, DYNAMODB_PORT, address);
      } catch (UserError e) {
        // If the port was taken in the meantime, the call below succeeds; if the folder is in use,
        // it fails too.
      }
    }
    return DynamoDbLocalServer.fileBacked(folder, 0, address);
  }

  /** Stores the address of the tables for {@link #query}. */
  static void writeEndpoint(Path folder, URI endpoint) throws IOException {
    Files.writeString(folder.resolve(ENDPOINT_FILE), endpoint.toString());
  }

  /** Reads from the tables in the folder, or from the process that has them open. */
  public static <T> T query(Path folder, Function<DynamoStores, T> query) throws IOException {
    try (DynamoDbLocalServer server = DynamoDbLocalServer.fileBacked(folder, 0)) {
      return query(server.endpoint(), query);
    } catch (UserError inUse) {
      return query(readEndpoint(folder).orElseThrow(() -> inUse), query);
    }
  }

  private static <T> T query(URI endpoint, Function<DynamoStores, T> query) {
    try (DynamoStores stores = DynamoDbStartup.open(endpoint)) {
      return query.apply(stores);
    }
  }

  private static Optional<URI> readEndpoint(Path folder) {
    try {
      return Optional.of(URI.create(Files.readString(folder.resolve(ENDPOINT_FILE)).strip()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
