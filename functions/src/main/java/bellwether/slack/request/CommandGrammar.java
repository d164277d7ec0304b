package bellwether.slack.request;

import bellwether.slack.block.Text;

import bellwether.domain.Vendor;
import bellwether.slack.request.Command.AddFeed;
import bellwether.slack.request.Command.DigestNow;
import bellwether.slack.request.Command.Exclude;
import bellwether.slack.request.Command.Export;
import bellwether.slack.request.Command.Feeds;
import bellwether.slack.request.Command.Help;
import bellwether.slack.request.Command.Import;
import bellwether.slack.request.Command.Include;
import bellwether.slack.request.Command.Lookup;
import bellwether.slack.request.Command.Recent;
import bellwether.slack.request.Command.RemoveFeed;
import bellwether.slack.request.Command.Setup;
import bellwether.slack.request.Command.Status;
import bellwether.slack.request.Command.Test;
import bellwether.slack.request.Command.Unwatch;
import bellwether.slack.request.Command.Vendors;
import bellwether.slack.request.Command.Watch;
import bellwether.slack.request.Command.Why;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of {@code /breach}: {@code NAME | watch NAME | unwatch NAME | vendors | recent |
 * feeds | feeds add URL | feeds remove URL | why LINK | test TEXT | exclude [confirm] VENDOR PHRASE
 * | include VENDOR PHRASE | help}.
 */
final class CommandGrammar {
  /** Double quotes as keyboards and phones make them. Single ones are left to O'Reilly. */
  private static final String QUOTES = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB";

  /** No company is called at greater length; more is a pasted text. */
  private static final int MAX_NAME = 120;

  private static final int MAX_ECHO = 40;

  private static final String CONFIRM = "confirm ";

  private CommandGrammar() {}

  static Command parse(String text) {
    String asked = Text.clean(unescape(text));
    if (asked.isEmpty()) {
      return new Help(null);
    }
    if (isQuote(asked.codePointAt(0))) {
      return withName(asked, Lookup::new);
    }
    int space = asked.indexOf(' ');
    String word = space < 0 ? asked : asked.substring(0, space);
    String rest = space < 0 ? "" : asked.substring(space + 1);
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "watch" -> rest.isEmpty() ? unknown(word) : withName(rest, Watch::new);
      case "unwatch" -> rest.isEmpty() ? unknown(word) : withName(rest, Unwatch::new);
      case "vendors" -> rest.isEmpty() ? new Vendors() : unknown(asked);
      case "recent" -> rest.isEmpty() ? new Recent() : unknown(asked);
      case "feeds" -> rest.isEmpty() ? new Feeds() : feeds(rest);
      case "status" -> rest.isEmpty() ? new Status() : unknown(asked);
      case "settings" -> rest.isEmpty() ? new Setup() : unknown(asked);
      case "import" -> rest.isEmpty() ? new Import() : unknown(asked);
      case "export" ->
          switch (rest.toLowerCase(Locale.ROOT)) {
            case "", "vendors" -> new Export(false);
            case "incidents" -> new Export(true);
            default -> unknown(asked);
          };
      case "digest" -> rest.equalsIgnoreCase("now") ? new DigestNow() : unknown(asked);
      case "why" -> rest.isEmpty() ? unknown(word) : new Why(address(rest));
      case "test" -> rest.isEmpty() ? unknown(word) : new Test(rest);
      case "exclude" -> rest.isEmpty() ? unknown(word) : exclude(rest);
      case "include" -> rest.isEmpty() ? unknown(word) : new Include(rest);
      case "help" -> new Help(null);
      default -> withName(asked, Lookup::new);
    };
  }

  private static Command exclude(String rest) {
    boolean confirmed = rest.toLowerCase(Locale.ROOT).startsWith(CONFIRM);
    return new Exclude(confirmed ? rest.substring(CONFIRM.length()) : rest, confirmed);
  }

  private static Command feeds(String rest) {
    int space = rest.indexOf(' ');
    String feed = space < 0 ? "" : address(rest.substring(space + 1));
    return switch (space < 0 ? "" : rest.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "add" -> new AddFeed(feed);
      case "remove" -> new RemoveFeed(feed);
      default -> unknown("feeds " + rest);
    };
  }

  /** Slack turns an address into {@code <https://…>} or {@code <https://…|…>}. */
  private static String address(String written) {
    if (!written.startsWith("<") || !written.endsWith(">")) {
      return written;
    }
    int bar = written.indexOf('|');
    return written.substring(1, bar < 0 ? written.length() - 1 : bar);
  }

  private static Command withName(String written, Function<String, Command> command) {
    String name = name(written);
    boolean plausible = name != null && name.length() <= MAX_NAME && !Vendor.key(name).isEmpty();
    return plausible ? command.apply(name) : unknown(written);
  }

  /** The name without its quotes or link; null for what can't be a name. */
  private static @Nullable String name(String written) {
    if (isQuote(written.codePointAt(0))) {
      return quoted(written);
    }
    return switch (written.charAt(0)) {
      case '-', '?' -> null;
      case '<' -> linked(written);
      default -> written;
    };
  }

  /** A quote left open ends with the text; words after the closing quote make no sense. */
  private static @Nullable String quoted(String written) {
    int end = 1;
    while (end < written.length() && !isQuote(written.charAt(end))) {
      end++;
    }
    return end < written.length() - 1 ? null : written.substring(1, end).strip();
  }

  /**
   * Slack may turn a domain into {@code <https://okta.com|okta.com>}; {@code <@U…>}, {@code <#C…>}
   * and {@code <!…>} are people and channels. See
   * https://docs.slack.dev/interactivity/implementing-slash-commands
   */
  private static @Nullable String linked(String written) {
    int bar = written.indexOf('|');
    boolean link = written.endsWith(">") && written.startsWith("http", 1);
    return link && bar > 0 ? written.substring(bar + 1, written.length() - 1) : null;
  }

  private static Help unknown(String written) {
    return new Help(Text.cut(written, MAX_ECHO));
  }

  /**
   * Slack escapes these three in what people type: {@code /breach AT&T} arrives as AT&amp;amp;T.
   */
  private static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static boolean isQuote(int c) {
    return QUOTES.indexOf(c) >= 0;
  }
}
