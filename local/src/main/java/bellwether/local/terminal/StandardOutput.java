package bellwether.local.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/**
 * Reports when standard output can't be written. {@link PrintStream} ignores that, so a command
 * would run on and report success if the disk is full or the reader of a pipe has gone.
 */
public final class StandardOutput extends OutputStream {
  private final OutputStream target;
  private final Consumer<IOException> onFailure;

  private StandardOutput(OutputStream target, Consumer<IOException> onFailure) {
    this.target = target;
    this.onFailure = onFailure;
  }

  /** Opens the standard output of this process, which ends with exit code 1 if a write fails. */
  public static PrintStream open(PrintStream err) {
    return open(
        new FileOutputStream(FileDescriptor.out),
        System.out.charset(),
        failure -> {
          printFailure(failure, err);
          // From any thread, like the signal that ends other programs. A killed process loses
          // nothing: the next run continues where it stopped.
          System.exit(1);
        });
  }

  static PrintStream open(OutputStream target, Charset encoding, Consumer<IOException> onFailure) {
    return new PrintStream(new StandardOutput(target, onFailure), true, encoding);
  }

  /** Prints nothing if the reader of a pipe has gone, such as {@code head}: that is no error. */
  static void printFailure(IOException failure, PrintStream err) {
    String reason = Failure.reason(failure);
    if (!reason.contains("Broken pipe")) {
      err.println(
          "bellwether: standard output can't be written ("
              + reason
              + "): free some space on its disk, or write to another file");
    }
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      onFailure.accept(e);
    }
  }

  @Override
  public void flush() {
    try {
      target.flush();
    } catch (IOException e) {
      onFailure.accept(e);
    }
  }
}
