package bellwether.local.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes stack traces to a temporary file of this process instead of the terminal. */
final class ErrorDetails {
  /** An error that repeats every second must not fill the disk. */
  private static final long MAX_FILE_BYTES = 1 << 20;

  private static @Nullable Path file;

  private ErrorDetails() {}

  static String stackTrace(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** Writes the stack trace and returns a text that says where it is. */
  static synchronized String write(Throwable cause) {
    try {
      Path target = file;
      if (target == null) {
        target = Files.createTempFile("bellwether-error-", ".txt");
        file = target;
      }
      if (Files.size(target) < MAX_FILE_BYTES) {
        Files.writeString(target, stackTrace(cause), UTF_8, StandardOpenOption.APPEND);
      }
      return "the details are in " + target;
    } catch (IOException e) {
      // The disk may be full.
      return "the details can't be stored: " + cause;
    }
  }
}
