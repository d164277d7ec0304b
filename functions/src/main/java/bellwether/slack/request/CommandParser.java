package bellwether.slack.request;

import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.SafeText;
import bellwether.slack.request.Command.Verb;
import bellwether.slack.request.CommandTable.Argument;
import bellwether.slack.request.CommandTable.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the text after {@code /breach} by the {@link CommandTable}. */
final class CommandParser {
  /** Double quotes of all kinds. Single quotes are part of names such as O'Reilly. */
  private static final String QUOTES = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB";

  /** No company has a longer name; longer input is pasted text. */
  private static final int MAX_NAME = 120;

  private static final int MAX_ECHO = 40;

  /** Older pages are left to the export, because a page is found by reading those before it. */
  private static final Pattern PAGE = Pattern.compile("[1-9][0-9]?");

  private CommandParser() {}

  static Command parse(String text) {
    String input = SafeText.clean(SafeText.unescape(text));
    if (input.isEmpty()) {
      return new Command(Verb.HELP, "");
    }
    String lower = input.toLowerCase(Locale.ROOT);
    String first = lower.split(" ", 2)[0];
    List<Row> candidates =
        CommandTable.ROWS.stream()
            .filter(row -> row.words().split(" ", 2)[0].equals(first))
            .filter(
                row -> row.argument() != Argument.NONE_OR_PART_OF_NAME || lower.equals(row.words()))
            .toList();
    return candidates.isEmpty()
        ? parseArgument(Verb.LOOKUP, Argument.NAME, input)
        : candidates.stream()
            .filter(row -> matches(row, lower))
            .max(Comparator.comparingInt(row -> row.words().length()))
            .map(row ->
                parseArgument(
                    row.verb(), row.argument(), input.substring(row.words().length()).strip()))
            .orElseGet(() -> unrecognized(input));
  }

  private static boolean matches(Row row, String input) {
    return switch (row.argument()) {
      case NONE, NONE_OR_PART_OF_NAME -> input.equals(row.words());
      case IGNORED -> true;
      case NAME, LINK, TEXT -> input.startsWith(row.words() + " ");
      case PAGE ->
          input.startsWith(row.words() + " ")
              && PAGE.matcher(input.substring(row.words().length() + 1)).matches();
    };
  }

  private static Command parseArgument(Verb verb, Argument type, String written) {
    return switch (type) {
      case NONE, NONE_OR_PART_OF_NAME, IGNORED -> new Command(verb, "");
      case TEXT, PAGE -> new Command(verb, written);
      case LINK -> new Command(verb, unwrapLink(written));
      case NAME -> {
        String name = extractName(written);
        yield name != null && name.length() <= MAX_NAME && !Vendor.key(name).isEmpty()
            ? new Command(verb, name)
            : unrecognized(written);
      }
    };
  }

  /** Slack sends an address as {@code <https://…>} or {@code <https://…|…>}. */
  private static String unwrapLink(String written) {
    if (!written.startsWith("<") || !written.endsWith(">")) {
      return written;
    }
    int bar = written.indexOf('|');
    return written.substring(1, bar < 0 ? written.length() - 1 : bar);
  }

  /** The name without quotes or link; null if it cannot be a name. */
  private static @Nullable String extractName(String written) {
    if (isQuote(written.codePointAt(0))) {
      return unquote(written);
    }
    return switch (written.charAt(0)) {
      case '-', '?' -> null;
      case '<' -> linkLabel(written);
      default -> written;
    };
  }

  /** A missing closing quote is allowed; text after the closing quote is not. */
  private static @Nullable String unquote(String written) {
    int end = 1;
    while (end < written.length() && !isQuote(written.charAt(end))) {
      end++;
    }
    return end < written.length() - 1 ? null : written.substring(1, end).strip();
  }

  /**
   * Slack may send a domain as {@code <https://okta.com|okta.com>}; {@code <@U…>}, {@code <#C…>}
   * and {@code <!…>} are users and channels. See
   * https://docs.slack.dev/interactivity/implementing-slash-commands
   */
  private static @Nullable String linkLabel(String written) {
    int bar = written.indexOf('|');
    boolean link = written.endsWith(">") && written.startsWith("http", 1);
    return link && bar > 0 ? written.substring(bar + 1, written.length() - 1) : null;
  }

  private static Command unrecognized(String written) {
    return new Command(Verb.HELP, SafeText.truncate(written, MAX_ECHO));
  }

  private static boolean isQuote(int c) {
    return QUOTES.indexOf(c) >= 0;
  }
}
