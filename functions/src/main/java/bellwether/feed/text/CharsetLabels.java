package bellwether.feed.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up charsets by the labels of the WHATWG Encoding Standard. EBCDIC, UTF-7 and similar
 * charsets are excluded, because they only serve to hide content.
 */
public final class CharsetLabels {
  private static final Map<String, Charset> CHARSETS = load();

  private CharsetLabels() {}

  /** The charset of a label, regardless of case and punctuation; empty if unknown. */
  public static Optional<Charset> charset(String label) {
    return Optional.ofNullable(CHARSETS.get(normalize(label)));
  }

  /** UTF8, utf_8 and UTF-8 are one label. */
  private static String normalize(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Map<String, Charset> load() {
    Map<String, Charset> charsets = new HashMap<>();
    var table = TextResource.table(CharsetLabels.class, "charset-labels.txt");
    table
        .keySet()
        .forEach(names ->
            firstSupported(names)
                .ifPresent(charset ->
                    TextResource.words(table, names)
                        .forEach(label -> charsets.putIfAbsent(normalize(label), charset))));
    return charsets;
  }

  /** A Java runtime without the module jdk.charsets has only some of them. */
  private static Optional<Charset> firstSupported(String names) {
    return Arrays.stream(names.split(" "))
        .filter(Charset::isSupported)
        .findFirst()
        .map(Charset::forName);
  }
}
