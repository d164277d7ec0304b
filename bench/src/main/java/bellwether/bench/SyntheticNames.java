package bellwether.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * Generates company names and 10 MB of texts of 2 KB that contain some of them, from a seed. As
 * with real companies, a third of the names begin with an ordinary word, and many with another
 * name.
 */
final class SyntheticNames {
  private static final long SEED = 20_260_101;
  private static final int TEXTS = 5_000;
  private static final int LENGTH = 2_000;
  private static final String[] ONSETS =
      "b br c cl d dr f fl g gr h k l m n p pr qu r s st t tr v w z".split(" ");
  private static final String[] VOWELS = "a e i o u ai ea io".split(" ");
  private static final String[] CODAS = {"", "n", "r", "l", "x", "s", "th", "ck", "nd", "rt"};
  private static final String[] SUFFIXES =
      "Systems Software Bank Health Logistics Group Networks Insurance Media Energy Foods Labs"
          .split(" ");
  private static final String[] COMMON_WORDS =
      ("First General Global United North Blue Open Cloud Data City Power Local The Secure"
              + " Network Systems")
          .split(" ");
  private static final List<String> SENTENCES = readSentences();

  private final Random random = new Random(SEED);
  private final Set<String> names = new LinkedHashSet<>();

  private SyntheticNames(int count) {
    while (names.size() < count) {
      int words = 1 + (random.nextInt(3) + random.nextInt(3) + random.nextInt(2)) * 3 / 5;
      boolean ordinary = words > 1 && random.nextInt(3) == 0;
      StringBuilder name = new StringBuilder(ordinary ? pick(COMMON_WORDS) : randomWord());
      for (int i = 1; i < words; i++) {
        boolean trade = i > 1 || (!ordinary && random.nextBoolean());
        name.append(' ').append(trade ? pick(SUFFIXES) : randomWord());
        if (i < words - 1 && names.size() < count - 1 && random.nextInt(3) == 0) {
          names.add(name.toString());
        }
      }
      names.add(name.toString());
    }
  }

  static List<String> generate(int count) {
    return List.copyOf(new SyntheticNames(count).names);
  }

  /**
   * Generates texts. Every other sentence contains a name of the list; one in ten of these is among
   * its first 300.
   */
  static List<String> texts(List<String> names) {
    Random random = new Random(SEED + 1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < LENGTH) {
        String sentence = SENTENCES.get(random.nextInt(SENTENCES.size()));
        if (random.nextBoolean()) {
          int blank = sentence.indexOf(' ', random.nextInt(sentence.length() / 2));
          int among = random.nextInt(10) == 0 ? Math.min(300, names.size()) : names.size();
          String name = names.get(random.nextInt(among));
          text.append(sentence, 0, blank)
              .append(' ')
              .append(name)
              .append(sentence, blank, sentence.length());
        } else {
          text.append(sentence);
        }
        text.append(random.nextInt(5) == 0 ? "\n\n" : " ");
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static List<String> readSentences() {
    try (InputStream file = SyntheticNames.class.getResourceAsStream("sentences.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String randomWord() {
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
