package bellwether.local.slack.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.cli.UserError;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores messages as lines of JSON. An update appends another line. An incomplete last line was
 * never acknowledged and is removed.
 */
public final class MessageFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final FileChannel channel;

  public MessageFile(Path path) throws IOException {
    this.path = path;
    Files.createDirectories(path.toAbsolutePath().resolveSibling(".").normalize());
    this.channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /**
   * Returns every state of every message, oldest first.
   *
   * @throws UserError if a line before the last can't be read
   */
  List<PostedMessage> readAll() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    channel.truncate(end).position(end);
    List<PostedMessage> messages = new ArrayList<>();
    for (String line : new String(bytes, 0, end, UTF_8).lines().toList()) {
      try {
        messages.add(JSON.readValue(line, PostedMessage.class));
      } catch (JsonProcessingException e) {
        throw new UserError(
            path
                + ": line "
                + (messages.size() + 1)
                + " is not a message: remove it, or the file, and start again");
      }
    }
    return messages;
  }

  /** Appends in one write, so that only the last line can be incomplete after a kill. */
  void append(PostedMessage message) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(message) + "\n").getBytes(UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
