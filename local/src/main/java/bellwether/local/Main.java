package bellwether.local;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandHelp;
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
import java.util.stream.Collectors;

/**
 * The entry point of {@code ./bellwether}: runs a command and turns its outcome into an exit code.
 */
public final class Main {
  private static final Set<String> HELP_OPTIONS = Set.of("--help", "-h");

  private final Map<String, CliCommand> commands = new LinkedHashMap<>();
  private final String version;
  private final PrintStream out;
  private final PrintStream err;

  Main(List<CliCommand> commands, String version, PrintStream out, PrintStream err) {
    commands.forEach(command -> this.commands.put(command.name(), command));
    this.version = version;
    this.out = out;
    this.err = err;
  }

  /** Runs the command that the first argument names and exits with its code. */
  public static void main(String[] arguments) {
    // All output is English, and libraries may format in the default locale.
    Locale.setDefault(Locale.ROOT);
    // The launcher sets both: the folder of the project, and the version in its pom.xml.
    Path home = Path.of(System.getProperty("bellwether.home", ""));
    String version = System.getProperty("bellwether.version", "(unknown version)");
    int code = new Main(commands(home), version, System.out, System.err).run(List.of(arguments));
    System.out.flush();
    System.exit(code);
  }

  /** Returns every command, in the order in which {@code help} lists them. */
  static List<CliCommand> commands(Path home) {
    Clock clock = Clock.systemUTC();
    return List.of(
        new DemoCommand(home, System.out, System.err, clock),
        new RunCommand(System.getenv(), System.out, System.err, clock),
        new ParseCommand(System.out, System.err, clock),
        new MatchCommand(System.in, System.out, System.err, clock),
        new LookupCommand(System.out, clock),
        new FeedsCommand(System.getenv(), System.out, clock),
        new InvokeCommand(home, System.getenv(), System.out, System.err),
        new SignCommand(home, System.getenv(), System.out));
  }

  int run(List<String> arguments) {
    if (arguments.isEmpty()) {
      err.print(listCommands());
      return 2;
    }
    String name = arguments.getFirst();
    CliCommand command = commands.get(name);
    if (arguments.stream().anyMatch(HELP_OPTIONS::contains) || name.equals("help")) {
      out.print(command == null ? listCommands() : CommandHelp.of(name).text());
      return 0;
    }
    if (arguments.contains("--version")) {
      out.println("bellwether " + version);
      return 0;
    }
    if (command == null) {
      String names = String.join(", ", commands.keySet());
      err.println("bellwether: unknown command " + name + ": use one of " + names + ", help");
      return 2;
    }
    return run(command, arguments.subList(1, arguments.size()));
  }

  private int run(CliCommand command, List<String> words) {
    try {
      return command.run(words);
    } catch (UserError e) {
      err.println("bellwether: " + e.getMessage());
      return e.exitCode();
    } catch (InvalidPathException e) {
      // In the POSIX locale, Java can't open a file whose name is not ASCII.
      err.println(
          "bellwether: "
              + e.getReason()
              + ": set LC_ALL=C.UTF-8 or use another file name: "
              + e.getInput());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130; // what a shell reports for a process that SIGINT ended
    } catch (Exception e) {
      e.printStackTrace(err); // a defect in Bellwether: a report needs the trace
      return 70; // EX_SOFTWARE of sysexits.h
    }
  }

  private String listCommands() {
    String list =
        commands.keySet().stream()
            .map(name ->
                String.format(Locale.ROOT, "  %-8s %s%n", name, CommandHelp.of(name).summary()))
            .collect(Collectors.joining());
    return CommandHelp.readText("help.txt").replace("COMMANDS\n", list);
  }
}
