package bellwether.local.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.cli.UserError;
import bellwether.local.terminal.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Locks a data folder for one process. The operating system releases the lock when the process
 * ends, even if it is killed.
 */
public final class DataDirectoryLock implements AutoCloseable {
  private static final String LOCK_FILE = "bellwether.lock";

  /** The empty tables take 100 KB. */
  private static final long MIN_FREE_BYTES = 1 << 20;

  private final FileChannel channel;

  private DataDirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks the folder, which is created if it does not exist.
   *
   * @throws UserError if another process has locked it, or it can't be written
   */
  public static DataDirectoryLock acquire(Path folder) {
    Path file = folder.resolve(LOCK_FILE);
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      requireSpace(folder);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String holder = describeHolder(file);
        channel.close();
        throw new UserError(
            folder
                + " is in use by another bellwether run"
                + holder
                + ": stop it, or use another folder with --data");
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
      return new DataDirectoryLock(channel);
    } catch (IOException e) {
      throw new UserError(
          "data folder "
              + folder
              + " can't be written ("
              + Failure.reason(e)
              + "): use another folder with --data");
    }
  }

  /** SQLite and DynamoDB Local report a full disk as an internal failure. */
  private static void requireSpace(Path folder) throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() < MIN_FREE_BYTES) {
      throw new UserError(
          "the disk of data folder "
              + folder
              + " is full: free some space, or use another folder with --data");
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // locked by this process
    }
  }

  private static String describeHolder(Path file) throws IOException {
    String pid = Files.readString(file).strip();
    return pid.isEmpty() ? "" : " (pid " + pid + ")";
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
