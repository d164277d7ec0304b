package bellwether.feed.format.mailman;

import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.Links;
import bellwether.feed.text.PlainText;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Parses a volume of a Mailman 2 archive: messages in mbox format with masked addresses. */
final class MonthArchive {
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "From \\S.{0,300}  (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}\\s*");

  private MonthArchive() {}

  /** The messages, oldest first; empty if it is not a volume. */
  static Optional<List<ParsedItem>> parse(String text, @Nullable URI base) {
    List<String> lines = text.lines().toList();
    List<Integer> starts =
        IntStream.range(0, Math.max(0, lines.size() - 1))
            .filter(i -> isMessageStart(lines, i))
            .boxed()
            .toList();
    // Only blank lines may precede the first message.
    if (starts.isEmpty()
        || !lines.subList(0, starts.getFirst()).stream().allMatch(String::isBlank)) {
      return Optional.empty();
    }
    List<ParsedItem> messages = new ArrayList<>();
    int first = Math.max(0, starts.size() - InputLimits.ITEMS);
    for (int i = first; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
      messages.add(parseMessage(lines.subList(starts.get(i) + 1, end), base));
    }
    return Optional.of(messages);
  }

  /** A body line that begins with "From " is not always escaped, so the next line decides. */
  private static boolean isMessageStart(List<String> lines, int i) {
    return lines.get(i).startsWith("From ")
        && lines.get(i + 1).startsWith("From: ")
        && SEPARATOR.matcher(lines.get(i)).matches();
  }

  private static ParsedItem parseMessage(List<String> lines, @Nullable URI base) {
    int body = 0;
    Map<String, String> headers = new HashMap<>();
    String last = "";
    for (; body < lines.size() && !lines.get(body).isBlank(); body++) {
      String line = lines.get(body);
      int colon = line.indexOf(':');
      if (Character.isWhitespace(line.charAt(0))) {
        headers.computeIfPresent(last, (name, value) -> value + " " + line.strip());
      } else if (colon > 0) {
        last = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers.putIfAbsent(last, line.substring(colon + 1).strip());
      }
    }
    List<String> unescaped =
        lines.subList(body, lines.size()).stream()
            .map(line -> line.startsWith(">From ") ? line.substring(1) : line)
            .toList();
    MessageBody text = MessageBody.parse(unescaped);
    String id = headers.getOrDefault("message-id", "");
    return new ParsedItem(
        id.isEmpty() ? null : PlainText.truncate(id, InputLimits.LINK_CHARS),
        Links.resolve(text.articleUrl(), base),
        MailSubject.clean(headers.getOrDefault("subject", "")),
        text.body(),
        DateParser.parse(headers.get("date")));
  }
}
