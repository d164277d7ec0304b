package bellwether.local.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.cli.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Holds a data folder for one process. The system gives the lock back when the process ends, killed
 * or not, so that none is ever left over.
 */
public final class DataDirectoryLock implements AutoCloseable {
  private static final String LOCK_FILE = "bellwether.lock";

  private final FileChannel channel;

  private DataDirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made if need be.
   *
   * @throws UserError if another process holds it, or it can't be written
   */
  public static DataDirectoryLock acquire(Path folder) {
    Path file = folder.resolve(LOCK_FILE);
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String holder = describeHolder(file);
        channel.close();
        throw new UserError(
            String.format(
                Locale.ROOT,
                "%s is in use by another bellwether run%s: stop it, or name another folder with --data",
                folder,
                holder));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
      return new DataDirectoryLock(channel);
    } catch (IOException e) {
      throw new UserError(
          String.format(Locale.ROOT, "data folder %s can't be written: %s", folder, e));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
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
