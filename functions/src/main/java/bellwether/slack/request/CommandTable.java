package bellwether.slack.request;

import bellwether.slack.block.ResourceTable;
import bellwether.slack.request.Command.Verb;
import java.util.List;
import java.util.stream.Stream;

/** The {@code /breach} commands. */
public final class CommandTable {
  static final List<Row> ROWS =
      ResourceTable.rows(CommandTable.class, "commands.txt").stream().map(Row::of).toList();

  private CommandTable() {}

  enum Argument {
    NONE,
    /** As {@link #NONE}, but a name may begin with the words. */
    NONE_OR_PART_OF_NAME,
    NAME,
    LINK,
    TEXT,
    PAGE,
    IGNORED
  }

  /** A way to write a command; the usage is empty if another row describes it. */
  record Row(Verb verb, String words, Argument argument, String usage) {
    private static Row of(List<String> cells) {
      return new Row(
          Verb.valueOf(cells.get(0)), cells.get(1), Argument.valueOf(cells.get(2)), cells.get(3));
    }
  }

  /** The words of all commands. */
  public static Stream<String> words() {
    return ROWS.stream().map(Row::words).filter(words -> !words.isEmpty());
  }

  public static List<String> usage() {
    return ROWS.stream()
        .map(Row::usage)
        .filter(usage -> !usage.isEmpty())
        .map(usage -> "/breach " + usage)
        .toList();
  }
}
