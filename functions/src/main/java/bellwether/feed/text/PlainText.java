package bellwether.feed.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/** Converts markup into plain text with a blank line between paragraphs. */
public final class PlainText {
  private static final Pattern INLINE_TAG =
      Pattern.compile(
          "(?i)<(script|style|applet|iframe|frame|object)\\s[^<>]{1,500}>[^<]{0,2000}</\\1\\s*>"
              + "|</?(?:a|b|i|u|p|br|em|tt|sub|sup|div|code|font|span|blink|strong|small)(?:\\s[^<>]*)?/?>"
              + "|<[a-z]{1,20}\\s[^<>]{1,500}=[^<>]{0,2000}>");

  /** An end tag of prose: a text with one is markup, not a text about markup. */
  private static final Pattern END_TAG =
      Pattern.compile(
          "(?i)</(?:p|div|a|b|i|em|strong|span|ul|ol|li|h[1-6]|td|blockquote)>|<br ?/>");

  /**
   * All entities except angle brackets: if those remain after unescaping, the text is about a tag.
   */
  private static final Pattern ENTITY =
      Pattern.compile("&(?!(?i:[lg]t|#0{0,5}6[02]|#x0{0,5}3[ce]);)#?\\w{1,31};");

  private static final Set<String> PARAGRAPH_ELEMENTS =
      Set.of(
          "p div ul ol dl table blockquote pre h1 h2 h3 h4 h5 h6 section article figure hr header footer"
              .split(" "));
  private static final Set<String> LINE_ELEMENTS =
      Set.of("br", "li", "tr", "dt", "dd", "figcaption");
  private static final Set<String> HIDDEN_ELEMENTS = Set.of("script", "style", "template", "head");

  /** How much of the text replaces a missing title. */
  private static final int FALLBACK_TITLE_CHARS = 120;

  private static final Pattern SPACES = Pattern.compile("[\\p{javaWhitespace}\u00a0]+");

  private PlainText() {}

  public static String fromHtml(String html) {
    String bounded = truncate(html, InputLimits.MARKUP_CHARS);
    if (bounded.indexOf('<') < 0 && bounded.indexOf('&') < 0) {
      return normalizeBody(bounded);
    }
    Document document = Parser.htmlParser().setMaxDepth(InputLimits.DEPTH).parseInput(bounded, "");
    StringBuilder text = new StringBuilder();
    var _ = document.body().filter(new TextCollector(text));
    String read = text.toString();
    // Markup without tags that contains escaped tags was escaped twice.
    return bounded.indexOf('<') < 0 && isMarkup(read)
        ? fromHtml(read)
        : normalizeBody(unescape(read));
  }

  /** Whether the text contains tags of prose. */
  public static boolean isMarkup(String text) {
    return END_TAG.matcher(truncate(text, InputLimits.MARKUP_CHARS)).find();
  }

  /** Unescapes plain text that contains entities, such as M&amp;uuml;ller. */
  public static String unescape(String text) {
    return text.indexOf('&') < 0
        ? text
        : ENTITY
            .matcher(truncate(text, InputLimits.MARKUP_CHARS))
            .replaceAll(
                entity -> Matcher.quoteReplacement(Parser.unescapeEntities(entity.group(), false)));
  }

  /**
   * The text of a title in which only inline tags and tags with attributes are markup: a report
   * about {@code <script>} must not lose the rest of its headline.
   */
  public static String fromTitleMarkup(String markup) {
    String bounded = truncate(markup, 8 * InputLimits.TITLE_CHARS);
    return unescape(Parser.unescapeEntities(INLINE_TAG.matcher(bounded).replaceAll(" "), false));
  }

  /** A title in plain text; without brackets, its entities were escaped twice. */
  public static String fromPlainTitle(String text) {
    String bounded = truncate(text, 8 * InputLimits.TITLE_CHARS);
    return unescape(bounded.indexOf('<') < 0 ? Parser.unescapeEntities(bounded, true) : bounded);
  }

  /** One line of limited length; a missing title is replaced by the beginning of the text. */
  public static String normalizeTitle(String title, String text) {
    String line =
        truncate(
            removeUnprintable(truncate(title, InputLimits.MARKUP_CHARS)),
            InputLimits.TITLE_CHARS * 4);
    line = line.replaceAll("\\s+", " ").strip();
    if (!line.isEmpty()) {
      return truncate(line, InputLimits.TITLE_CHARS);
    }
    String first = text.strip().lines().findFirst().orElse("");
    return truncate(
        removeUnprintable(truncate(first, InputLimits.TITLE_CHARS)).strip(), FALLBACK_TITLE_CHARS);
  }

  /** Normalizes whitespace, removes unprintable characters, and limits the length. */
  public static String normalizeBody(String text) {
    String lines =
        removeUnprintable(truncate(text, InputLimits.MARKUP_CHARS))
            .lines()
            .map(line -> SPACES.matcher(line).replaceAll(" ").strip())
            .collect(Collectors.joining("\n"));
    return truncate(lines.replaceAll("\n{2,}", "\n\n").strip(), InputLimits.FIELD_CHARS);
  }

  /** The first {@code length} chars, without splitting a surrogate pair. */
  public static String truncate(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  /** Removes control characters, unpaired surrogates and non-characters; lines end with \n. */
  private static String removeUnprintable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(c ->
            c == '\n'
                || c == '\t'
                || !(Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE
                    || (c & 0xFFFE) == 0xFFFE))
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private record TextCollector(StringBuilder text) implements NodeFilter {
    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode words) {
        // A source line break is a space in HTML, except in preformatted text.
        boolean preformatted = words.parent() != null && words.parent().normalName().equals("pre");
        text.append(preformatted ? words.getWholeText() : words.getWholeText().replace('\n', ' '));
      } else if (node instanceof Element element) {
        if (HIDDEN_ELEMENTS.contains(element.normalName())) {
          return FilterResult.SKIP_ENTIRELY;
        }
        appendBreak(element);
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && !LINE_ELEMENTS.contains(element.normalName())) {
        appendBreak(element);
      }
      return FilterResult.CONTINUE;
    }

    private void appendBreak(Element element) {
      if (PARAGRAPH_ELEMENTS.contains(element.normalName())) {
        text.append("\n\n");
      } else if (LINE_ELEMENTS.contains(element.normalName())) {
        text.append('\n');
      } else if (element.normalName().equals("td") || element.normalName().equals("th")) {
        text.append(' ');
      }
    }
  }
}
