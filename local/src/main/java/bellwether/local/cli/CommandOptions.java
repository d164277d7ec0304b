package bellwether.local.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses the words after a command into options, flags and arguments. */
public final class CommandOptions {
  private final CommandHelp help;
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> flags = new HashSet<>();
  private final List<String> arguments = new ArrayList<>();

  private CommandOptions(CommandHelp help) {
    this.help = help;
  }

  /**
   * Parses the words.
   *
   * @param help lists the options of the command
   */
  static CommandOptions parse(List<String> words, CommandHelp help) {
    CommandOptions options = new CommandOptions(help);
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      if (help.flags().contains(word)) {
        options.flags.add(word);
      } else if (help.optionsWithValue().contains(word)) {
        if (!rest.hasNext()) {
          throw options.usageError(word + " needs a value");
        }
        options.values.put(word, rest.next());
      } else if (word.startsWith("-")) {
        throw options.usageError("unknown option " + word);
      } else {
        options.arguments.add(word);
      }
    }
    return options;
  }

  public Optional<String> find(String option) {
    return Optional.ofNullable(values.get(option));
  }

  public String require(String option) {
    return find(option).orElseThrow(() -> usageError(option + " is missing"));
  }

  public boolean hasFlag(String flag) {
    return flags.contains(flag);
  }

  /** Returns the words that are neither options nor values of options, perhaps none. */
  public List<String> arguments() {
    return List.copyOf(arguments);
  }

  /**
   * Returns the words that are neither options nor values of options.
   *
   * @param name what to call them in the error if there are none, such as {@code file}
   */
  public List<String> requireArguments(String name) {
    if (arguments.isEmpty()) {
      throw usageError("no " + name + " given");
    }
    return arguments;
  }

  public String requireOneArgument(String name) {
    if (requireArguments(name).size() > 1) {
      throw usageError("unexpected argument \"" + arguments.get(1) + '"');
    }
    return arguments.getFirst();
  }

  public void rejectArguments() {
    if (!arguments.isEmpty()) {
      throw usageError("unexpected argument \"" + arguments.getFirst() + '"');
    }
  }

  /** Returns the TCP port that {@code --port} names; 0 lets the system choose one. */
  public int port(int defaultPort) {
    String value = find("--port").orElse(Integer.toString(defaultPort));
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is out of range.
    }
    throw usageError("--port must be a number from 0 to 65535, not \"" + value + '"');
  }

  private UserError usageError(String message) {
    return UserError.usage(message + ". Usage: " + help.usage());
  }
}
