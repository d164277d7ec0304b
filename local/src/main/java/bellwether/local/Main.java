package bellwether.local;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandHelp;
import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import bellwether.local.command.DemoCommand;
import bellwether.local.command.FeedsCommand;
import bellwether.local.command.LookupCommand;
import bellwether.local.command.MatchCommand;
import bellwether.local.command.ParseCommand;
import bellwether.local.command.RunCommand;
import bellwether.local.coverage.CoverageCommand;
import bellwether.local.discover.DiscoverCommand;
import bellwether.local.discover.JndiDnsLookup;
import bellwether.local.invoke.InvokeCommand;
import bellwether.local.invoke.SignCommand;
import bellwether.local.terminal.Failure;
import bellwether.local.terminal.StandardOutput;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalLoggerProvider;
import bellwether.local.terminal.TextTerminal;
import bellwether.local.torture.TortureCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    PrintStream err = System.err;
    PrintStream out = StandardOutput.open(err);
    int code = new Main(commands(home, out, err), version, out, err).run(List.of(arguments));
    System.exit(code);
  }

  /** Returns every command, in the order in which {@code help} lists them. */
  static List<CliCommand> commands(Path home, PrintStream out, PrintStream err) {
    Clock clock = Clock.systemUTC();
    return List.of(
        new DemoCommand(home, System.getenv(), out, err, clock),
        new RunCommand(home, System.getenv(), out, err, clock),
        new ParseCommand(out, err, clock),
        new MatchCommand(System.in, out, err, clock),
        new LookupCommand(out, clock),
        new DiscoverCommand(out, err, new JndiDnsLookup("dns:")),
        new CoverageCommand(System.getenv(), out, clock),
        new FeedsCommand(System.getenv(), out, clock),
        new InvokeCommand(home, System.getenv(), out, err),
        new SignCommand(home, System.getenv(), out),
        new TortureCommand(out, err, clock));
  }

  int run(List<String> arguments) {
    Terminal text = new TextTerminal(out, err);
    try {
      return dispatch(arguments, text);
    } catch (Exception | OutOfMemoryError e) {
      return report(e, text);
    }
  }

  private int dispatch(List<String> arguments, Terminal text) {
    if (arguments.isEmpty()) {
      err.print(listCommands());
      return 2;
    }
    if (arguments.getFirst().equals("help")
        || arguments.stream().anyMatch(HELP_OPTIONS::contains)) {
      return printHelp(arguments);
    }
    if (arguments.contains("--version")) {
      out.println("bellwether " + version);
      return 0;
    }
    CliCommand command = find(arguments.getFirst());
    return run(command, arguments.subList(1, arguments.size()), text);
  }

  /** Prints the help of the command that the words name, or the list of commands. */
  private int printHelp(List<String> words) {
    Optional<String> topic =
        words.stream()
            .filter(word -> !word.equals("help") && !HELP_OPTIONS.contains(word))
            .findFirst();
    out.print(
        topic
            .map(this::find)
            .map(c -> CommandHelp.of(c.name()).text())
            .orElseGet(this::listCommands));
    return 0;
  }

  private CliCommand find(String name) {
    CliCommand command = commands.get(name);
    if (command == null) {
      String names = String.join(", ", commands.keySet());
      throw UserError.usage("unknown command " + name + ": use one of " + names + ", help");
    }
    return command;
  }

  private int run(CliCommand command, List<String> words, Terminal text) {
    Terminal terminal = text;
    try {
      CommandOptions options = command.parse(words);
      terminal = Terminal.of(options, out, err, Clock.systemUTC());
      TerminalLoggerProvider.printTo(terminal);
      return command.run(options);
    } catch (Exception | OutOfMemoryError e) {
      return report(e, terminal);
    }
  }

  /** Prints why a command failed and returns its exit code. */
  private int report(Throwable thrown, Terminal terminal) {
    Failure failure = Failure.of(thrown);
    terminal.print(failure.toEvent());
    return failure.exitCode();
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
