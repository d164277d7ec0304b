package bellwether.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The simplest search for names: looks up every sequence of one to five words in a set. */
final class NgramSearch {
  private static final int MAX_WORDS = 5;

  private final Set<String> names = new HashSet<>();

  NgramSearch(List<String> list) {
    list.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  int count(String text) {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    int found = 0;
    int from = 0;
    while (from < words.size()) {
      int to = Math.min(words.size(), from + MAX_WORDS);
      while (to > from && !names.contains(String.join(" ", words.subList(from, to)))) {
        to--;
      }
      found += to > from ? 1 : 0;
      from = Math.max(to, from + 1);
    }
    return found;
  }
}
