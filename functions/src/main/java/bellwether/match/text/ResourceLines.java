package bellwether.match.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the word lists and tables beside this class. */
public final class ResourceLines {
  private ResourceLines() {}

  /** The lines of a resource, without blank lines and those that begin with {@code #}. */
  public static List<String> lines(String name) {
    try (InputStream in =
        Objects.requireNonNull(ResourceLines.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The phrases of lines such as {@code LABEL: phrase; phrase}, by label in their order. */
  static Map<String, List<String>> phrasesByLabel(String name) {
    Map<String, List<String>> phrases = new LinkedHashMap<>();
    for (String line : lines(name)) {
      int colon = line.indexOf(':');
      phrases
          .computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
          .addAll(List.of(line.substring(colon + 1).strip().split(" *; *")));
    }
    return phrases;
  }
}
