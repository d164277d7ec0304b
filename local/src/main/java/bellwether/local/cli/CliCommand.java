package bellwether.local.cli;

import java.util.List;

/** One command of {@code ./bellwether}. */
public interface CliCommand {
  /** The word that calls the command. */
  String name();

  /**
   * Runs the command and returns its exit code.
   *
   * @throws UserError if the options, or the files that they name, can't be used
   * @throws Exception for a defect in Bellwether
   */
  int run(CommandOptions options) throws Exception;

  /**
   * Parses the words after the command's name.
   *
   * @throws UserError if they are not valid
   */
  default CommandOptions parse(List<String> words) {
    return CommandOptions.parse(words, CommandHelp.of(name()));
  }

  /** Parses the words after the command's name and runs the command. */
  default int run(List<String> words) throws Exception {
    return run(parse(words));
  }
}
