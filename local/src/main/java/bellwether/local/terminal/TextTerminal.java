package bellwether.local.terminal;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Prints events as plain lines: warnings and errors to standard error, without stack traces, and
 * everything else to standard output.
 */
public record TextTerminal(PrintStream out, PrintStream err) implements Terminal {
  @Override
  public void print(TerminalEvent event) {
    StringBuilder lines = new StringBuilder(line(event.label(), event.text()));
    if (event.cause() != null) {
      lines.append(": ").append(ErrorDetails.write(event.cause()));
    }
    event.details().forEach(detail -> lines.append('\n').append(line(" ", detail)));
    (event.level() == Level.INFO ? out : err).println(lines);
  }

  /** The functions report to people what concerns them, so only errors are left to print. */
  @Override
  public Level logLevel() {
    return Level.ERROR;
  }

  /** What goes wrong in a library reaches the user as an error of a command. */
  @Override
  public @Nullable Level libraryLogLevel() {
    return null;
  }

  private static String line(String label, String text) {
    String start = label.isEmpty() ? "" : String.format(Locale.ROOT, "%-7s ", label);
    return start + TerminalText.sanitize(text);
  }
}
