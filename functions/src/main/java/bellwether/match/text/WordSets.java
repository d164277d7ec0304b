package bellwether.match.text;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The sets of words in {@code word-sets.txt}. */
public final class WordSets {
  private static final Map<String, Set<String>> SETS =
      ResourceLines.phrasesByLabel("word-sets.txt").entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));

  private WordSets() {}

  public static Set<String> get(String name) {
    return Objects.requireNonNull(SETS.get(name), name);
  }
}
