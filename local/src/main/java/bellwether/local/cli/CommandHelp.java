package bellwether.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The help text of a command, which also defines its options.
 *
 * @param usage the command line, such as {@code ./bellwether feeds [--data DIR]}
 * @param summary one sentence that says what the command does
 * @param text everything that {@code --help} prints
 */
public record CommandHelp(
    String usage, String summary, Set<String> optionsWithValue, Set<String> flags, String text) {
  private static final Pattern USAGE_AND_SUMMARY = Pattern.compile("Usage: (.+)\n\n(.+)\n");
  private static final Pattern OPTION = Pattern.compile("(?m)^  (--[a-z]+)( \\S+)?(?:  |$)");

  public static CommandHelp of(String command) {
    String text = readText(command + ".txt");
    Matcher start = USAGE_AND_SUMMARY.matcher(text);
    if (!start.lookingAt()) {
      throw new IllegalStateException("the help of " + command + " has no usage and summary");
    }
    return new CommandHelp(
        start.group(1), start.group(2), findOptions(text, true), findOptions(text, false), text);
  }

  private static Set<String> findOptions(String text, boolean withValue) {
    return OPTION
        .matcher(text)
        .results()
        .filter(option -> (option.group(2) != null) == withValue)
        .map(option -> option.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads a file of this package's resources. */
  public static String readText(String name) {
    try (InputStream file = CommandHelp.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read", e);
    }
  }
}
