package bellwether.feed.format.syndication;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Normalizes element names by namespace, regardless of the prefix in the feed. */
final class XmlNames {
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://www.w3.org/2005/atom", "atom"),
          Map.entry("http://purl.org/atom/ns#", "atom"),
          Map.entry("http://purl.org/rss/1.0/", "rss"),
          Map.entry("http://my.netscape.com/rdf/simple/0.9/", "rss"),
          Map.entry("http://channel.netscape.com/rdf/simple/0.9/", "rss"),
          Map.entry("http://purl.org/net/rss1.1#", "rss11"),
          Map.entry("http://backend.userland.com/rss2", "rss"),
          Map.entry("http://blogs.law.harvard.edu/tech/rss", "rss"),
          Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
          Map.entry("http://purl.org/dc/elements/1.1/", "dc"),
          Map.entry("http://purl.org/dc/terms/", "dcterms"),
          Map.entry("http://purl.org/rss/1.0/modules/content/", "content"),
          Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
          Map.entry("http://www.w3.org/1999/xhtml", "xhtml"));

  private XmlNames() {}

  /** Lower-case name, with a fixed prefix if the namespace is known. */
  static String normalizedName(Element element) {
    String written = element.tagName().toLowerCase(Locale.ROOT);
    String prefix = PREFIXES.get(element.tag().namespace().toLowerCase(Locale.ROOT));
    return prefix == null ? written : prefix + ":" + written.substring(written.indexOf(':') + 1);
  }
}
