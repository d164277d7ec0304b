package bellwether.feed.format.mailman;

import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.Links;
import bellwether.feed.text.PlainText;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Parses the page of a message in a Mailman 2 archive, as HTML or as plain text. */
final class MessagePage {
  private static final Pattern ARTICLE =
      Pattern.compile("(?is)<!--beginarticle-->(.*?)(?:<!--endarticle-->|\\z)");
  private static final Pattern MASKED_ADDRESS = Pattern.compile("\\S+ at \\S+\\.\\S+");
  private static final Pattern PIPERMAIL_DATE =
      Pattern.compile(
          "[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]?\\d \\d\\d:\\d\\d:\\d\\d(?: [A-Z]{1,5})? \\d{4}");
  private static final Pattern NAVIGATION =
      Pattern.compile("(?:Previous message|Next message|Messages sorted by)\\b.*");

  /** Subject, name, address and date are in the first lines of a page's text. */
  private static final int HEAD_LINES = 12;

  private MessagePage() {}

  /** The message; empty if it is not such a page. */
  static Optional<ParsedItem> parse(String text, @Nullable URI base) {
    Matcher article = ARTICLE.matcher(text);
    return article.find() ? parseHtml(text, article.group(1), base) : parseText(text, base);
  }

  private static Optional<ParsedItem> parseHtml(String page, String article, @Nullable URI base) {
    Document document = parseTree(page);
    Element heading = document.selectFirst("h1");
    Element date = document.selectFirst("h1 ~ i");
    String body = parseTree(article).wholeText();
    String subject = heading == null ? document.title() : heading.text();
    return Optional.of(
        toItem(
            messageId(document),
            subject,
            date == null ? null : date.text(),
            body.lines().toList(),
            base));
  }

  private static Document parseTree(String html) {
    return Parser.htmlParser()
        .setMaxDepth(InputLimits.DEPTH)
        .parseInput(PlainText.truncate(html, InputLimits.MARKUP_CHARS), "");
  }

  /** Newer pipermail has the id of the message in the reply link. */
  private static @Nullable String messageId(Document document) {
    for (Element link : document.select("a[href^=mailto:], link[href^=mailto:]")) {
      Matcher found =
          Pattern.compile("In-Reply-To=(%3C[^&]+%3E)", Pattern.CASE_INSENSITIVE)
              .matcher(link.attr("href"));
      if (found.find()) {
        return found
            .group(1)
            .replaceAll("(?i)%3C", "<")
            .replaceAll("(?i)%3E", ">")
            .replaceAll("(?i)%40", "@");
      }
    }
    return null;
  }

  private static Optional<ParsedItem> parseText(String page, @Nullable URI base) {
    List<String> lines =
        new ArrayList<>(
            page.lines().dropWhile(String::isBlank).map(String::stripTrailing).toList());
    boolean masked = false;
    for (int i = 1; i < Math.min(lines.size(), HEAD_LINES); i++) {
      String line = lines.get(i).strip();
      masked |= MASKED_ADDRESS.matcher(line).matches();
      if (masked && PIPERMAIL_DATE.matcher(line).matches()) {
        List<String> body =
            lines.subList(i + 1, lines.size()).stream()
                .filter(l -> !NAVIGATION.matcher(l.strip()).matches())
                .toList();
        return Optional.of(toItem(null, lines.getFirst(), line, body, base));
      }
    }
    return Optional.empty();
  }

  private static ParsedItem toItem(
      @Nullable String id,
      String subject,
      @Nullable String date,
      List<String> body,
      @Nullable URI base) {
    MessageBody text = MessageBody.parse(body);
    OffsetDateTime published = DateParser.parse(date == null ? null : date.strip());
    String page = base == null ? null : Links.resolve(base.toString(), null);
    String article = Links.resolve(text.articleUrl(), base);
    return new ParsedItem(
        id, article != null ? article : page, MailSubject.clean(subject), text.body(), published);
  }
}
