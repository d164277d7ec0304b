package bellwether.feed.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the text files that are stored next to a class. */
public final class TextResource {
  private TextResource() {}

  public static String read(Class<?> owner, String name) {
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The values of each key in lines such as "key : value"; lines with # are comments. */
  public static Map<String, List<String>> table(Class<?> owner, String name) {
    Map<String, List<String>> table = new LinkedHashMap<>();
    read(owner, name)
        .lines()
        .filter(line -> !line.startsWith("#") && line.contains(" : "))
        .map(line -> line.split(" : ", 2))
        .forEach(row -> table.computeIfAbsent(row[0], key -> new ArrayList<>()).add(row[1]));
    return table;
  }

  /** The words of a key in a table. */
  public static Set<String> words(Map<String, List<String>> table, String key) {
    return Set.of(String.join(" ", table.getOrDefault(key, List.of())).split(" "));
  }
}
