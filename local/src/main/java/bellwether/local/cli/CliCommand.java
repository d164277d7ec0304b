package bellwether.local.cli;

import java.util.List;

/** One sub-command of the launcher. */
public interface CliCommand {
  /** One line for {@code help}: the arguments and what the command does. */
  String summary();

  /**
   * Runs to the end and answers the exit code.
   *
   * @param arguments what stands after the sub-command's name
   * @throws UserError if the arguments or what they name can't be used
   * @throws Exception if something of ours is broken
   */
  int run(List<String> arguments) throws Exception;
}
