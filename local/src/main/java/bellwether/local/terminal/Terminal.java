package bellwether.local.terminal;

import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import java.io.PrintStream;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Prints events in one format. Thread-safe. */
public sealed interface Terminal permits TextTerminal, JsonTerminal {
  void print(TerminalEvent event);

  /** The lowest level of the functions' log lines that are printed. */
  Level logLevel();

  /** The lowest level of the libraries' log lines that are printed; null if none are. */
  @Nullable Level libraryLogLevel();

  /** Returns the terminal that {@code --log} selects; without that option, plain text. */
  static Terminal of(
      CommandOptions options, PrintStream out, PrintStream err, InstantSource clock) {
    String format = options.find("--log").orElse("text");
    return switch (format) {
      case "text" -> new TextTerminal(out, err);
      case "json" -> new JsonTerminal(out, clock);
      default -> throw UserError.usage("--log must be text or json, not \"" + format + '"');
    };
  }
}
