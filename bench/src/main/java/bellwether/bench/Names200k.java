package bellwether.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Company names as lists hold them, and texts of 2 KB in which some of them stand; from a seed. */
final class Names200k {
  private static final long SEED = 20_260_101;
  private static final int TEXTS = 1_000;
  private static final int LENGTH = 2_000;
  private static final String[] ONSETS = {
    "b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "qu",
    "r", "s", "st", "t", "tr", "v", "w", "z"
  };
  private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ea", "io"};
  private static final String[] CODAS = {"", "n", "r", "l", "x", "s", "th", "ck", "nd", "rt"};
  private static final String[] SECOND = {
    "Systems",
    "Software",
    "Bank",
    "Health",
    "Logistics",
    "Group",
    "Networks",
    "Insurance",
    "Media",
    "Energy",
    "Foods",
    "Labs"
  };
  private static final String[] PROSE = {
    "the",
    "company",
    "said",
    "on",
    "that",
    "hackers",
    "had",
    "been",
    "in",
    "its",
    "network",
    "for",
    "weeks",
    "and",
    "took",
    "data",
    "of",
    "customers",
    "a",
    "spokesman",
    "did",
    "not",
    "answer",
    "questions",
    "about",
    "ransom",
    "police",
    "are",
    "looking",
    "into",
    "attack",
    "which",
    "was",
    "found",
    "after",
    "staff",
    "could",
    "open",
    "files",
    "no",
    "cards",
    "were",
    "stolen",
    "it",
    "adds"
  };

  private final Random random = new Random(SEED);
  private final Set<String> names = new LinkedHashSet<>();

  private Names200k(int count) {
    while (names.size() < count) {
      String name = word();
      int words = random.nextInt(4);
      for (int i = 0; i < words; i++) {
        name += " " + (random.nextBoolean() ? SECOND[random.nextInt(SECOND.length)] : word());
      }
      names.add(name);
    }
  }

  static List<String> of(int count) {
    return List.copyOf(new Names200k(count).names);
  }

  /** Texts in which about one word in twenty begins a name of the list. */
  static List<String> texts(List<String> names) {
    Random random = new Random(SEED + 1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < LENGTH) {
        boolean name = random.nextInt(20) == 0;
        String next =
            name ? names.get(random.nextInt(names.size())) : PROSE[random.nextInt(PROSE.length)];
        text.append(next).append(random.nextInt(14) == 0 ? ". " : " ");
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      word.append(pick(ONSETS)).append(pick(VOWELS)).append(pick(CODAS));
    }
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private String pick(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
