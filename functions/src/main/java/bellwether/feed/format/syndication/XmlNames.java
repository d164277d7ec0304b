package bellwether.feed.format.syndication;

import bellwether.feed.text.TextResource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Normalizes element names by namespace, regardless of the prefix in the feed. */
final class XmlNames {
  private static final Map<String, String> PREFIXES = new HashMap<>();

  static {
    var table = TextResource.table(XmlNames.class, "namespaces.txt");
    table
        .keySet()
        .forEach(
            prefix -> TextResource.words(table, prefix).forEach(uri -> PREFIXES.put(uri, prefix)));
  }

  private XmlNames() {}

  /** Lower-case name, with a fixed prefix if the namespace is known. */
  static String normalizedName(Element element) {
    String tagName = element.tagName().toLowerCase(Locale.ROOT);
    String prefix = PREFIXES.get(element.tag().namespace().toLowerCase(Locale.ROOT));
    return prefix == null ? tagName : prefix + ":" + tagName.substring(tagName.indexOf(':') + 1);
  }
}
