package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** {@code run} in a thread of the test. */
public final class RunInBackground implements AutoCloseable {
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> printed = new ArrayList<>();
  private final Thread thread;

  public RunInBackground(Path home, Map<String, String> variables, String... words) {
    PrintStream out = new PrintStream(new Lines(), true, UTF_8);
    RunCommand command = new RunCommand(home, variables, out, out, Clock.systemUTC());
    this.thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                lines.add("ended with " + command.run(List.of(words)));
              } catch (Exception e) {
                lines.add("ended with " + e);
              }
            });
  }

  /** Waits for a line that begins with this text, and returns the rest of the line. */
  public String awaitLine(String start) throws InterruptedException {
    while (true) {
      String line = lines.poll(2, TimeUnit.MINUTES);
      if (line == null || line.startsWith("ended")) {
        throw new AssertionError("no line \"" + start + "\" in " + printed + ", " + line);
      }
      printed.add(line);
      if (line.startsWith(start)) {
        return line.substring(start.length()).strip();
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Lines extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int octet) {
      if (octet == '\n') {
        lines.add(line.toString(UTF_8));
        line.reset();
      } else {
        line.write(octet);
      }
    }
  }
}
