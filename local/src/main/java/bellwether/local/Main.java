package bellwether.local;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.UserError;
import bellwether.local.command.DemoCommand;
import bellwether.local.command.FeedsCommand;
import bellwether.local.command.LookupCommand;
import bellwether.local.command.MatchCommand;
import bellwether.local.command.ParseCommand;
import bellwether.local.command.RunCommand;
import bellwether.local.invoke.InvokeCommand;
import bellwether.local.invoke.SignCommand;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The entry of {@code ./bellwether}: finds the sub-command and turns its outcome into an exit code.
 */
public final class Main {
  private static final Set<String> HELP_WORDS = Set.of("help", "--help", "-h");

  private final Map<String, CliCommand> commands;
  private final PrintStream out;
  private final PrintStream err;

  Main(Map<String, CliCommand> commands, PrintStream out, PrintStream err) {
    this.commands = new LinkedHashMap<>(commands);
    this.out = out;
    this.err = err;
  }

  /** Runs the sub-command that the first argument names and exits with its code. */
  public static void main(String[] arguments) {
    // Nothing here is in the user's language, and libraries may format by the default locale.
    Locale.setDefault(Locale.ROOT);
    int code = new Main(commands(), System.out, System.err).run(List.of(arguments));
    System.out.flush();
    System.exit(code);
  }

  /** Every sub-command, in the order that {@code help} shows them. */
  private static Map<String, CliCommand> commands() {
    // The launcher names the folder that it lies in; the current one is its caller's.
    Path home = Path.of(System.getProperty("bellwether.home", ""));
    Map<String, CliCommand> commands = new LinkedHashMap<>();
    commands.put("demo", new DemoCommand(home, System.out, System.err, Clock.systemUTC()));
    commands.put("run", new RunCommand(System.getenv(), System.out, System.err, Clock.systemUTC()));
    commands.put("parse", new ParseCommand(System.out, System.err, Clock.systemUTC()));
    commands.put("match", new MatchCommand(System.in, System.out, System.err, Clock.systemUTC()));
    commands.put("lookup", new LookupCommand(System.out, Clock.systemUTC()));
    commands.put("feeds", new FeedsCommand(System.getenv(), System.out, Clock.systemUTC()));
    commands.put("invoke", new InvokeCommand(home, System.getenv(), System.out, System.err));
    commands.put("sign", new SignCommand(home, System.getenv(), System.out));
    return commands;
  }

  int run(List<String> arguments) {
    if (arguments.isEmpty() || HELP_WORDS.contains(arguments.getFirst())) {
      (arguments.isEmpty() ? err : out).print(usageText());
      return arguments.isEmpty() ? 2 : 0;
    }
    CliCommand command = commands.get(arguments.getFirst());
    if (command == null) {
      err.printf(
          Locale.ROOT,
          "bellwether: no command '%s'; there are %s%n",
          arguments.getFirst(),
          String.join(", ", commands.keySet()));
      return 2;
    }
    return run(command, arguments.subList(1, arguments.size()));
  }

  private int run(CliCommand command, List<String> arguments) {
    try {
      return command.run(arguments);
    } catch (UserError e) {
      err.println("bellwether: " + e.getMessage());
      return e.exitCode();
    } catch (InvalidPathException e) {
      // Where the locale is POSIX, Java can't open a file whose name is not ASCII.
      err.println(
          "bellwether: " + e.getReason() + ", set LC_ALL=C.UTF-8 or name another: " + e.getInput());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130; // what a shell reports for a process ended by SIGINT
    } catch (Exception e) {
      e.printStackTrace(err); // a bug, not an input error, so the trace is needed for a report
      return 70; // EX_SOFTWARE of sysexits.h
    }
  }

  private String usageText() {
    StringBuilder text = new StringBuilder("Usage: ./bellwether COMMAND [ARGUMENT...]\n\n");
    commands.forEach((name, command) ->
        text.append(String.format(Locale.ROOT, "  %-8s %s%n", name, command.summary())));
    text.append(
        """

        A vendor list is CSV with a header: name, and optionally domain, aliases, products, tier,
        owner, exclude, status (the vendor's status page). Lists are separated by semicolons.
        """);
    return text.toString();
  }
}
