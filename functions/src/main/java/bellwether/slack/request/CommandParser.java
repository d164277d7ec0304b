package bellwether.slack.request;

import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.SafeText;
import bellwether.slack.request.Command.AddFeed;
import bellwether.slack.request.Command.DeliveryStatus;
import bellwether.slack.request.Command.DigestNow;
import bellwether.slack.request.Command.ExcludePhrase;
import bellwether.slack.request.Command.Explain;
import bellwether.slack.request.Command.Export;
import bellwether.slack.request.Command.Help;
import bellwether.slack.request.Command.ImportVendors;
import bellwether.slack.request.Command.IncludePhrase;
import bellwether.slack.request.Command.ListFeeds;
import bellwether.slack.request.Command.ListVendors;
import bellwether.slack.request.Command.Lookup;
import bellwether.slack.request.Command.OpenSettings;
import bellwether.slack.request.Command.RecentAlerts;
import bellwether.slack.request.Command.RemoveFeed;
import bellwether.slack.request.Command.TryText;
import bellwether.slack.request.Command.Unwatch;
import bellwether.slack.request.Command.Watch;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Parses the arguments of {@code /breach}: {@code NAME | watch NAME | unwatch NAME | vendors |
 * recent | feeds | feeds add URL | feeds remove URL | why LINK | test TEXT | exclude [confirm]
 * VENDOR PHRASE | include VENDOR PHRASE | help}.
 */
final class CommandParser {
  /** Double quotes of all kinds. Single quotes are part of names such as O'Reilly. */
  private static final String QUOTES = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB";

  /** No company has a longer name; longer input is pasted text. */
  private static final int MAX_NAME = 120;

  private static final int MAX_ECHO = 40;

  private static final String CONFIRM_PREFIX = "confirm ";

  private CommandParser() {}

  static Command parse(String text) {
    String input = SafeText.clean(SafeText.unescape(text));
    if (input.isEmpty()) {
      return new Help(null);
    }
    if (isQuote(input.codePointAt(0))) {
      return parseNamed(input, Lookup::new);
    }
    int space = input.indexOf(' ');
    String word = space < 0 ? input : input.substring(0, space);
    String rest = space < 0 ? "" : input.substring(space + 1);
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "watch" -> rest.isEmpty() ? unrecognized(word) : parseNamed(rest, Watch::new);
      case "unwatch" -> rest.isEmpty() ? unrecognized(word) : parseNamed(rest, Unwatch::new);
      case "vendors" -> rest.isEmpty() ? new ListVendors() : unrecognized(input);
      case "recent" -> rest.isEmpty() ? new RecentAlerts() : unrecognized(input);
      case "feeds" -> rest.isEmpty() ? new ListFeeds() : parseFeeds(rest);
      case "status" -> rest.isEmpty() ? new DeliveryStatus() : unrecognized(input);
      case "settings" -> rest.isEmpty() ? new OpenSettings() : unrecognized(input);
      case "import" -> rest.isEmpty() ? new ImportVendors() : unrecognized(input);
      case "export" ->
          switch (rest.toLowerCase(Locale.ROOT)) {
            case "", "vendors" -> new Export(false);
            case "incidents" -> new Export(true);
            default -> unrecognized(input);
          };
      case "digest" -> rest.equalsIgnoreCase("now") ? new DigestNow() : unrecognized(input);
      case "why" -> rest.isEmpty() ? unrecognized(word) : new Explain(unwrapLink(rest));
      case "test" -> rest.isEmpty() ? unrecognized(word) : new TryText(rest);
      case "exclude" -> rest.isEmpty() ? unrecognized(word) : parseExclude(rest);
      case "include" -> rest.isEmpty() ? unrecognized(word) : new IncludePhrase(rest);
      case "help" -> new Help(null);
      default -> parseNamed(input, Lookup::new);
    };
  }

  private static Command parseExclude(String rest) {
    boolean confirmed = rest.toLowerCase(Locale.ROOT).startsWith(CONFIRM_PREFIX);
    return new ExcludePhrase(confirmed ? rest.substring(CONFIRM_PREFIX.length()) : rest, confirmed);
  }

  private static Command parseFeeds(String rest) {
    int space = rest.indexOf(' ');
    String feed = space < 0 ? "" : unwrapLink(rest.substring(space + 1));
    return switch (space < 0 ? "" : rest.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "add" -> new AddFeed(feed);
      case "remove" -> new RemoveFeed(feed);
      default -> unrecognized("feeds " + rest);
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

  private static Command parseNamed(String written, Function<String, Command> command) {
    String name = extractName(written);
    boolean plausible = name != null && name.length() <= MAX_NAME && !Vendor.key(name).isEmpty();
    return plausible ? command.apply(name) : unrecognized(written);
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

  private static Help unrecognized(String written) {
    return new Help(SafeText.truncate(written, MAX_ECHO));
  }

  private static boolean isQuote(int c) {
    return QUOTES.indexOf(c) >= 0;
  }
}
