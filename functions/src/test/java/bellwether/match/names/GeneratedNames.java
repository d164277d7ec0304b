package bellwether.match.names;

import bellwether.domain.vendor.Vendor;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates names, and texts that contain them. */
final class GeneratedNames {
  /** Few words, some within others, so that names begin, end and contain each other. */
  static final List<String> WORDS =
      List.of("Zorba", "Quix", "Quixel", "Vantor", "Ülmer", "Brixt9", "Zor", "Hallorån");

  private static final List<String> MARKS = List.of(" ", " ", " ", ", ", "-", "'s ", "’s ", ": ");

  private GeneratedNames() {}

  /** Vendors that share aliases and exclude phrases around them. */
  static List<Vendor> vendors(Random random) {
    return IntStream.range(0, 6)
        .mapToObj(i -> {
          List<String> aliases =
              names(random, 3).stream().map(name -> joined(WORDS, name)).toList();
          List<String> exclude =
              names(random, random.nextInt(3)).stream()
                  .map(name -> joined(WORDS, name))
                  .filter(phrase -> !aliases.contains(phrase))
                  .toList();
          return excluding(aliased("Own" + (char) ('a' + i), aliases), exclude);
        })
        .toList();
  }

  static Vendor aliased(String name, List<String> aliases) {
    return new Vendor(name, List.of(), aliases, List.of(), null, null, List.of());
  }

  static Vendor excluding(Vendor vendor, List<String> exclude) {
    return new Vendor(vendor.name(), List.of(), vendor.aliases(), List.of(), null, null, exclude);
  }

  static List<List<Integer>> names(Random random, int count) {
    Set<List<Integer>> names = new LinkedHashSet<>();
    while (names.size() < count) {
      names.add(
          Stream.generate(() -> random.nextInt(WORDS.size()))
              .limit(1 + random.nextInt(4))
              .toList());
    }
    return List.copyOf(names);
  }

  static List<Integer> numbers(Random random, int count) {
    return Stream.generate(() -> random.nextInt(WORDS.size())).limit(count).toList();
  }

  /** The text in small or capital letters or accents taken apart, with any mark between words. */
  static String written(Random random, List<Integer> text) {
    StringBuilder out = new StringBuilder();
    for (int number : text) {
      String word = WORDS.get(number);
      String written =
          switch (random.nextInt(4)) {
            case 0 -> word.toUpperCase(Locale.ROOT);
            case 1 -> word.toLowerCase(Locale.ROOT);
            case 2 -> Normalizer.normalize(word, Normalizer.Form.NFD);
            default -> word;
          };
      out.append(written).append(MARKS.get(random.nextInt(MARKS.size())));
    }
    return out.append("end").toString();
  }

  static String joined(List<String> words, List<Integer> numbers) {
    return numbers.stream().map(words::get).collect(Collectors.joining(" "));
  }
}
