package bellwether.local.terminal;

import bellwether.local.cli.UserError;
import bellwether.store.StoreException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * Why a command failed. What a user or a machine can cause is one line that names the fix; anything
 * else is a defect, whose stack trace matters.
 *
 * @param message one line
 * @param defect the exception if its stack trace is of interest
 */
public record Failure(int exitCode, String message, @Nullable Throwable defect) {
  private static final String NO_SPACE = "No space left on device";
  private static final String FREE_SPACE = "free some space on the disk and start again";

  /** Describes the first expected exception among the causes. */
  public static Failure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Failure expected = ofExpected(cause);
      if (expected != null) {
        return expected;
      }
    }
    return new Failure(
        1,
        "unexpected error, which is a defect of Bellwether; please report it ("
            + thrown.getClass().getSimpleName()
            + ")",
        thrown);
  }

  /** Returns the event, which is printed in the format of the command. */
  public TerminalEvent toEvent() {
    return TerminalEvent.error("error", message).with("exitCode", exitCode).withCause(defect);
  }

  private static @Nullable Failure ofExpected(Throwable cause) {
    return switch (cause) {
      case UserError error -> new Failure(error.exitCode(), error.getMessage() + "", null);
      case InvalidPathException path ->
          // In the POSIX locale, Java can't open a file whose name is not ASCII.
          new Failure(
              2,
              path.getReason()
                  + ": set LC_ALL=C.UTF-8 or use another file name: "
                  + path.getInput(),
              null);
      case StoreException failed ->
          failed(
              "DynamoDB Local can't read or write its tables ("
                  + failed.getMessage()
                  + "): check that the data folder's disk has free space, and start again");
      case BindException failed ->
          failed("a port can't be opened (" + failed.getMessage() + "): use another --port");
      case FileSystemException failed ->
          failed(failed.getFile() + " can't be used (" + reason(failed) + "): " + fix(failed));
      case IOException failed when isFull(failed) -> failed("the disk is full: " + FREE_SPACE);
      case OutOfMemoryError _ ->
          failed("not enough memory: use smaller files, or set JAVA_TOOL_OPTIONS=-Xmx4g");
      default -> null;
    };
  }

  private static Failure failed(String message) {
    return new Failure(1, message, null);
  }

  private static String fix(Exception failed) {
    return switch (failed) {
      case Exception full when isFull(full) -> FREE_SPACE;
      case AccessDeniedException _ -> "change its permissions, or use another one";
      default -> "use another folder or file";
    };
  }

  private static boolean isFull(Exception failed) {
    return reason(failed).contains(NO_SPACE);
  }

  /** Says in a few words why a file can't be used. */
  public static String reason(Exception failed) {
    return switch (failed) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "it is a file";
      case NoSuchFileException _ -> "it does not exist";
      case FileSystemException file when file.getReason() != null -> file.getReason() + "";
      case FileSystemException file -> file.getClass().getSimpleName();
      default -> failed.getMessage() + "";
    };
  }
}
