package bellwether.local.command;

import bellwether.local.cli.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parses the words after a subcommand into options with a value, flags and positional arguments.
 */
final class CommandOptions {
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> flags = new HashSet<>();
  private final List<String> positionals = new ArrayList<>();

  private CommandOptions() {}

  /**
   * Reads the words.
   *
   * @param usage shown when the words can't be understood
   */
  static CommandOptions parse(
      List<String> words, Set<String> withValue, Set<String> flags, String usage) {
    CommandOptions options = new CommandOptions();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (flags.contains(word)) {
        options.flags.add(word);
      } else if (withValue.contains(word)) {
        if (i + 1 == words.size()) {
          throw new UserError(word + " needs a value. Usage: " + usage);
        }
        options.values.put(word, words.get(++i));
      } else if (word.startsWith("--")) {
        throw new UserError("unknown option " + word + ". Usage: " + usage);
      } else {
        options.positionals.add(word);
      }
    }
    return options;
  }

  Optional<String> find(String option) {
    return Optional.ofNullable(values.get(option));
  }

  String require(String option, String usage) {
    return find(option).orElseThrow(() -> new UserError(option + " is missing. Usage: " + usage));
  }

  boolean hasFlag(String flag) {
    return flags.contains(flag);
  }

  List<String> positionals() {
    return positionals;
  }

  /** Refuses words that mean nothing to the sub-command. */
  CommandOptions requireNoPositionals(String usage) {
    if (!positionals.isEmpty()) {
      throw new UserError("what is \"" + positionals.getFirst() + "\"? Usage: " + usage);
    }
    return this;
  }

  /** The TCP port given by {@code --port}; 0 lets the system choose. */
  int port(int usual) {
    String value = find("--port").orElse(Integer.toString(usual));
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // reported below, with the fix
    }
    throw new UserError("--port must be a number from 0 to 65535, not \"" + value + '"');
  }
}
