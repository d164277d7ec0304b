package bellwether.local;

import bellwether.local.cli.Command;
import bellwether.local.cli.UserError;

import bellwether.local.command.Demo;
import bellwether.local.command.ListFeeds;
import bellwether.local.command.LookupName;
import bellwether.local.command.MatchLines;
import bellwether.local.command.Parse;
import bellwether.local.command.Run;
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
  private static final Set<String> HELP = Set.of("help", "--help", "-h");

  private final Map<String, Command> commands;
  private final PrintStream out;
  private final PrintStream err;

  Main(Map<String, Command> commands, PrintStream out, PrintStream err) {
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
  private static Map<String, Command> commands() {
    // The launcher names the folder that it lies in; the current one is its caller's.
    Path home = Path.of(System.getProperty("bellwether.home", ""));
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("demo", new Demo(home, System.out, System.err, Clock.systemUTC()));
    commands.put("run", new Run(System.getenv(), System.out, System.err, Clock.systemUTC()));
    commands.put("parse", new Parse(System.out, System.err, Clock.systemUTC()));
    commands.put("match", new MatchLines(System.in, System.out, System.err, Clock.systemUTC()));
    commands.put("lookup", new LookupName(System.out, Clock.systemUTC()));
    commands.put("feeds", new ListFeeds(System.getenv(), System.out, Clock.systemUTC()));
    commands.put("invoke", new InvokeCommand(home, System.getenv(), System.out, System.err));
    commands.put("sign", new SignCommand(home, System.getenv(), System.out));
    return commands;
  }

  int run(List<String> arguments) {
    if (arguments.isEmpty() || HELP.contains(arguments.getFirst())) {
      (arguments.isEmpty() ? err : out).print(help());
      return arguments.isEmpty() ? 2 : 0;
    }
    Command command = commands.get(arguments.getFirst());
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

  private int run(Command command, List<String> arguments) {
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
      e.printStackTrace(
          err); // a defect of ours, not of the input: the trace is what a report needs
      return 70; // EX_SOFTWARE of sysexits.h
    }
  }

  private String help() {
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
