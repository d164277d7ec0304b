package bellwether.feed.format.syndication;

import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.Links;
import bellwether.feed.text.PlainText;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Parses one item of RSS, entry of Atom or item of CDF. */
final class XmlItemReader {
  private static final List<String> IDS = List.of("guid", "id", "dc:identifier");
  private static final List<String> TITLES = List.of("title", "dc:title", "media:title");

  /** The most complete first. */
  private static final List<String> BODIES =
      List.of(
          """
          content:encoded xhtml:body body content description dc:description abstract summary
          itunes:summary media:description
          """
              .strip()
              .split("\\s+"));

  private static final List<String> DATES =
      List.of(
          """
          pubdate published issued atom:published dc:date dcterms:date dcterms:available dc:issued
          dcterms:issued dcterms:created dc:created created updated atom:updated
          prism:publicationdate dc:modified modified dcterms:modified date lastmod
          """
              .strip()
              .split("\\s+"));

  /** The maximum number of elements of one name. */
  private static final int SAME_NAMES = 10;

  private final Element item;
  private final Map<String, Element> children = new HashMap<>();
  private final @Nullable URI base;

  private XmlItemReader(Element item, @Nullable URI base) {
    this.item = item;
    this.base = base;
    for (Element child : item.children()) {
      children.putIfAbsent(unprefixedName(child), child);
    }
  }

  static ParsedItem parse(Element item, @Nullable URI documentBase) {
    URI base = documentBase;
    for (Element outer : item.parents().reversed()) {
      base = Links.resolveBase(outer.attr("xml:base"), base);
    }
    return new XmlItemReader(item, Links.resolveBase(item.attr("xml:base"), base)).toItem();
  }

  private ParsedItem toItem() {
    return new ParsedItem(id(), link(), title(), body(), published());
  }

  /** The first date that can be parsed; many feeds have elements with 0001 or nothing. */
  private @Nullable OffsetDateTime published() {
    return DateParser.parseFirst(
        Stream.concat(
            DATES.stream().flatMap(this::texts),
            // CDF has an attribute.
            Stream.of(item.attr("lastmod"))));
  }

  private Stream<String> texts(String name) {
    return children.containsKey(name)
        ? item.children().stream()
            .filter(child -> unprefixedName(child).equals(name))
            .limit(SAME_NAMES)
            .map(child -> child.childrenSize() > 0 ? child.html() : child.wholeText())
        : Stream.empty();
  }

  /** Names of RSS and Atom elements without a prefix; an Atom element inside RSS keeps it. */
  private String unprefixedName(Element child) {
    String name = XmlNames.normalizedName(child);
    String family = XmlNames.normalizedName(item).replaceFirst("(?:item|entry)$", "");
    if (!family.isEmpty() && name.startsWith(family)) {
      return name.substring(family.length());
    }
    return name.startsWith("rss:") ? name.substring(4) : name;
  }

  private @Nullable String id() {
    String stated = firstText(IDS);
    String about = item.attr("rdf:about").strip();
    String id = stated != null ? stated : about;
    return id.isEmpty() ? null : PlainText.truncate(id, InputLimits.LINK_CHARS);
  }

  private String title() {
    Element title = firstElement(TITLES);
    if (title == null) {
      return "";
    }
    // Atom says whether a text is markup; RSS does not, and feeds escape twice.
    return switch (type(title)) {
      case "xhtml" -> PlainText.fromHtml(title.html());
      case "text" -> PlainText.fromPlainTitle(title.wholeText());
      case "base64" -> PlainText.fromTitleMarkup(Base64Text.decode(title));
      default -> PlainText.fromTitleMarkup(title.wholeText());
    };
  }

  private String body() {
    Element body = firstElement(BODIES);
    if (body == null) {
      return "";
    }
    boolean nested = body.childrenSize() > 0;
    return switch (type(body)) {
      case "text" -> nested ? PlainText.fromHtml(body.html()) : plainBody(body);
      case "xhtml" -> PlainText.fromHtml(body.html());
      case "base64" -> PlainText.fromHtml(Base64Text.decode(body));
      default -> PlainText.fromHtml(nested ? body.html() : body.wholeText());
    };
  }

  /** Some feeds escape markup without declaring it. */
  private static String plainBody(Element body) {
    String text = body.wholeText();
    return body.attr("type").isEmpty() && PlainText.isMarkup(text)
        ? PlainText.fromHtml(text)
        : PlainText.unescape(text);
  }

  /** RFC 4287, section 3.1.1: an Atom text without a type is plain; RSS has no types. */
  private String type(Element element) {
    boolean atom = XmlNames.normalizedName(element).startsWith("atom:");
    String type = element.attr("type").toLowerCase(Locale.ROOT);
    String mode = element.attr("mode").toLowerCase(Locale.ROOT);
    if (type.contains("xhtml") || (atom && mode.equals("xml") && element.childrenSize() > 0)) {
      return "xhtml";
    }
    if (atom && Base64Text.isEncoded(type, mode)) {
      return "base64";
    }
    boolean plain = type.isEmpty() || type.equals("text") || type.equals("text/plain");
    return atom && plain && !mode.equals("escaped") ? "text" : "html";
  }

  private @Nullable String link() {
    return Stream.of(
            text("feedburner:origlink"),
            link("link", Element::wholeText),
            link("link", link -> link.attr("href")),
            link("atom:link", link -> link.attr("href")),
            item.attr("href"),
            permalink(),
            item.attr("rdf:about"))
        .filter(Objects::nonNull)
        .map(candidate -> Links.resolve(candidate, base(candidate)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable URI base(String candidate) {
    for (Element child : item.children()) {
      if (child.hasAttr("xml:base") && child.attr("href").equals(candidate)) {
        return Links.resolveBase(child.attr("xml:base"), base);
      }
    }
    return base;
  }

  /** RFC 4287, section 4.2.7.2: a link without rel is an alternate link. */
  private @Nullable String link(String name, Function<Element, String> target) {
    return item.children().stream()
        .filter(child -> unprefixedName(child).equals(name))
        .filter(child -> child.attr("rel").isEmpty() || child.attr("rel").equals("alternate"))
        .map(target)
        .map(String::strip)
        .filter(address -> !address.isEmpty())
        .findFirst()
        .orElse(null);
  }

  /** RSS 2.0: a guid is the item's address unless isPermaLink is false. */
  private @Nullable String permalink() {
    Element guid = children.get("guid");
    if (guid == null || guid.attr("isPermaLink").equalsIgnoreCase("false")) {
      return null;
    }
    String text = guid.wholeText().strip();
    return Links.isHttp(text) ? text : null;
  }

  private @Nullable String text(String name) {
    Element element = children.get(name);
    String text = element == null ? "" : element.wholeText().strip();
    return text.isEmpty() ? null : text;
  }

  private @Nullable String firstText(List<String> names) {
    return names.stream().map(this::text).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private @Nullable Element firstElement(List<String> names) {
    return names.stream()
        .map(children::get)
        .filter(Objects::nonNull)
        .filter(element -> !element.wholeText().isBlank())
        .findFirst()
        .orElse(null);
  }
}
