package bellwether.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Company names as lists hold them, and 10 MB of texts of 2 KB in which some of them stand, from a
 * seed. A third of the names begin with an ordinary word and many with another name, as real ones.
 */
final class SyntheticNames {
  private static final long SEED = 20_260_101;
  private static final int TEXTS = 5_000;
  private static final int LENGTH = 2_000;
  private static final String[] ONSETS = {
    "b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "qu",
    "r", "s", "st", "t", "tr", "v", "w", "z"
  };
  private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ea", "io"};
  private static final String[] CODAS = {"", "n", "r", "l", "x", "s", "th", "ck", "nd", "rt"};
  private static final String[] SUFFIXES = {
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
  private static final String[] COMMON_WORDS = {
    "First", "General", "Global", "United", "North", "Blue", "Open", "Cloud", "Data", "City",
    "Power", "Local", "The", "Secure", "Network", "Systems"
  };
  private static final String[] SENTENCES = {
    "The company said on Monday that hackers had been in its network for weeks.",
    "Nobody knows yet how many customers are affected, a spokesman said.",
    "Staff were told not to open files until the servers had been checked.",
    "Police are looking into the attack, which was found after a routine audit.",
    "\"We take the security of our clients' data seriously,\" the chief executive wrote.",
    "It's the third incident in the sector since the beginning of the year.",
    "No card numbers were stolen, according to a notice filed with the attorney general.",
    "The group behind the ransomware asked for $4.5 million and set a deadline of ten days.",
    "Names, addresses and dates of birth may have been copied, the letter adds.",
    "Shares fell by 3.2 percent in early trading before they recovered.",
    "A supplier of the bank had left a database open to the internet.",
    "Researchers found the flaw in an old version of the file transfer product.",
    "Systems were restored from backups over the weekend, and branches opened as usual.",
    "The regulator may fine the firm up to four percent of its turnover.",
    "Users should change their passwords and turn on two-factor authentication.",
    "In a blog post, the cloud provider explained what had happened and when.",
    "Flights were delayed because check-in had to be done on paper.",
    "The hospital turned ambulances away and put off operations that could wait.",
    "It did not answer questions about a ransom, nor say which data had been taken.",
    "Local media reported on Tuesday that the city's water supply was never at risk.",
    "First reports spoke of a power cut; the network had in fact been shut down by hand.",
    "An employee had entered a password on a page that looked like the real one.",
    "General advice: keep software up to date, and test whether backups can be read.",
    "The open letter was signed by more than two hundred experts from thirty countries.",
    "Global losses from such crimes are thought to exceed those of natural disasters."
  };

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
   * Texts of ordinary sentences, in every other of which a name of the list stands: one in ten of
   * them among its first 300.
   */
  static List<String> texts(List<String> names) {
    Random random = new Random(SEED + 1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < LENGTH) {
        String sentence = SENTENCES[random.nextInt(SENTENCES.length)];
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
