package bellwether.slack.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/** What no text may contain: markup that Slack acts upon, and invisible characters. */
final class MarkupRules {
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt);");

  /** A time in the reader's zone, which notifies nobody and links nowhere. */
  private static final Pattern DATE =
      Pattern.compile("<!date\\^\\d{1,11}\\^[{}a-z_, ]{1,60}\\|[0-9 :-]{17}UTC>");

  private static final Pattern EMOJI_NAME = Pattern.compile(":[a-z0-9_+'-]+:");

  private MarkupRules() {}

  /**
   * For text in which {@code <…>} is live, the fallback and mrkdwn: none but what the code made.
   *
   * @see <a href="https://docs.slack.dev/messaging/formatting-message-text#escaping">Escaping</a>
   */
  static void checkEscaped(String text, String at, SchemaViolations found) {
    String rest = DATE.matcher(text).replaceAll("");
    for (String own : found.intendedMentions()) {
      rest = rest.replace(own, "");
    }
    found.check(rest.indexOf('<') < 0 && rest.indexOf('>') < 0, at, "live < or >: " + rest);
    boolean bare = rest.indexOf('&') >= 0 && ENTITY.matcher(rest).replaceAll("").contains("&");
    found.check(!bare, at, "& that is no entity: " + rest);
    checkVisible(text, at, found);
  }

  /** No control, bidi, zero-width or filler character, and no half of a surrogate pair. */
  static void checkVisible(String text, String at, SchemaViolations found) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if ((c < ' ' || c > '~') && c != '\n' && isHidden(c)) {
        found.add(at, String.format(Locale.ROOT, "hidden character U+%04X", c));
        return;
      }
      i += Character.charCount(c);
    }
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          (c >= 0xE0100 && c <= 0xE01EF)
              || c == 0x115F
              || c == 0x1160
              || c == 0x3164
              || c == 0xFFA0;
    };
  }

  /** Whether Slack would show {@code :tada:} in it as an emoji. */
  static boolean hasEmojiName(String text) {
    return text.indexOf(':') >= 0 && EMOJI_NAME.matcher(text).find();
  }

  /** The length as Slack may count it, with {@code &}, {@code <} and {@code >} escaped. */
  static int escapedLength(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c == '&' ? 4 : c == '<' || c == '>' ? 3 : 0;
    }
    return length;
  }
}
