package bellwether.local.command;

import bellwether.local.cli.UserError;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder in which a run keeps its state. */
final class DataDirectory {
  private static final String DEFAULT_NAME = ".bellwether";
  private static final String ENDPOINT_FILE = "dynamodb.endpoint";

  /** What events/env.json tells a container; another if it is taken. */
  private static final int DYNAMO_PORT = 8000;

  private DataDirectory() {}

  /** The folder that {@code --data} names, or the usual one below the current folder. */
  static Path fromOptions(CommandOptions options) {
    return Path.of(options.find("--data").orElse(DEFAULT_NAME));
  }

  static boolean exists(Path folder) {
    return Files.isDirectory(folder);
  }

  /**
   * Opens the tables in the folder.
   *
   * @throws UserError if another process has them open
   */
  static DynamoDbLocalServer open(Path folder) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    if (isFree(DYNAMO_PORT)) {
      try {
        return DynamoDbLocalServer.fileBacked(folder, loopback, DYNAMO_PORT);
      } catch (UserError e) {
        // Somebody took the port in between; if it is the folder that is taken, it is so below too.
      }
    }
    return DynamoDbLocalServer.fileBacked(folder, loopback, 0);
  }

  /** Leaves a note for other commands of where the tables are served. */
  static void writeEndpoint(Path folder, URI endpoint) throws IOException {
    Files.writeString(folder.resolve(ENDPOINT_FILE), endpoint.toString());
  }

  /** Where a run said that it serves the tables; it may have ended since. */
  static Optional<URI> readEndpoint(Path folder) {
    try {
      return Optional.of(URI.create(Files.readString(folder.resolve(ENDPOINT_FILE)).strip()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
