package bellwether.local.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A report of a breach at one vendor.
 *
 * @param vendor a name that no other report has
 * @param customers numbers of the customers that watch the vendor, each of which must get an alert
 */
record NewsItem(String vendor, Set<Integer> customers) {
  /** One more and the names would repeat. */
  static final int MAX_ITEMS = 12_000;

  private static final String[] SYLLABLES = {
    "bra", "kel", "dor", "vin", "zu", "mor", "tas", "qui", "fen", "lop", "gri", "hax",
    "jun", "nel", "pod", "rux", "sil", "tov", "wem", "yaz", "cral", "dup", "ebi", "ost"
  };

  NewsItem {
    customers = Set.copyOf(customers);
  }

  /** Nobody watches the vendor of every tenth item; each other vendor is watched by one or more. */
  static List<NewsItem> generate(long seed, int count, int customers) {
    SplittableRandom random = new SplittableRandom(seed);
    int offset = random.nextInt(MAX_ITEMS);
    List<NewsItem> items = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Set<Integer> watching = new TreeSet<>();
      if (number % 10 != 9) {
        watching.add(number % customers);
        for (int customer = 0; customer < customers; customer++) {
          if (random.nextInt(4) == 0) {
            watching.add(customer);
          }
        }
      }
      items.add(new NewsItem(vendorName((number + offset) % MAX_ITEMS), watching));
    }
    return items;
  }

  /** A name that is not a word. */
  private static String vendorName(int number) {
    int n = SYLLABLES.length;
    String name =
        SYLLABLES[number % n] + SYLLABLES[number / n % n] + SYLLABLES[number / n / n % n] + "soft";
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
