package bellwether.match.facts;

import bellwether.domain.vendor.Vendor;
import bellwether.match.text.ItemText;
import bellwether.match.text.Lexicon;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import java.util.List;
import java.util.Set;

/**
 * What distinguishes the breaches of a company: the affected unit, the year, and whether a flaw in
 * its products was exploited.
 */
public final class IncidentTraits {
  /** Marks a key as a part of the vendor: the country that follows its name. */
  public static final String UNIT_PREFIX = "unit ";

  /** Marks a key as the year that a title gives the breach. */
  public static final String YEAR_PREFIX = "year ";

  /** Marks reports of a flaw in the vendor's products that was exploited at its customers. */
  public static final String FLAW = "how flaw";

  /** Marks a claim of the attackers, as listed by a monitor of leak sites. */
  public static final String CLAIM = "how claim";

  /** The number of sentences that are certainly about the item's own breach. */
  private static final int LEAD_SENTENCES = 2;

  /** How many words may be between a year and its breach. */
  private static final int MAX_YEAR_DISTANCE = 2;

  /** Countries that are often part of a whole company's name are not listed. */
  private static final Set<String> COUNTRIES =
      Set.of(
          "argentina",
          "australia",
          "austria",
          "bangladesh",
          "belgium",
          "brazil",
          "canada",
          "chile",
          "china",
          "colombia",
          "denmark",
          "egypt",
          "finland",
          "france",
          "germany",
          "greece",
          "hungary",
          "india",
          "indonesia",
          "ireland",
          "israel",
          "italy",
          "japan",
          "kenya",
          "korea",
          "malaysia",
          "mexico",
          "netherlands",
          "nigeria",
          "norway",
          "pakistan",
          "peru",
          "philippines",
          "poland",
          "portugal",
          "romania",
          "singapore",
          "spain",
          "sweden",
          "switzerland",
          "taiwan",
          "thailand",
          "turkey",
          "ukraine",
          "vietnam");

  private IncidentTraits() {}

  public static void collect(ItemText item, Vendor vendor, Set<String> found) {
    collectUnits(item.title(), vendor, found);
    collectUnits(item.text(), vendor, found);
    collectYears(item.title(), found);
    if (hasTag(item.title(), Tag.FLAW) && hasTag(item.title(), Tag.EXPLOIT)) {
      found.add(FLAW);
    }
  }

  private static void collectUnits(Words words, Vendor vendor, Set<String> found) {
    List<String> name = List.of(vendor.key().split(" "));
    for (int i = 0;
        i + name.size() < words.size() && words.get(i).sentence() < LEAD_SENTENCES;
        i++) {
      if (isUnit(words, i + name.size()) && hasNameAt(name, words, i)) {
        found.add(UNIT_PREFIX + words.folded(i + name.size()));
      }
    }
  }

  /** Whether the word there is a country that belongs to the name before it: "Orange Belgium". */
  public static boolean isUnit(Words words, int index) {
    return index > 0
        && index < words.size()
        && COUNTRIES.contains(words.folded(index))
        && words.get(index).capitalized()
        && words.get(index).separator().isSpace()
        && !words.get(index - 1).possessive();
  }

  private static boolean hasNameAt(List<String> name, Words words, int at) {
    for (int i = 0; i < name.size(); i++) {
      if (!words.folded(at + i).equals(name.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static void collectYears(Words title, Set<String> found) {
    for (int i = 0; i < title.size(); i++) {
      String word = title.folded(i);
      if (word.length() == 4 && (word.startsWith("19") || word.startsWith("20"))) {
        for (int j = Math.max(0, i - MAX_YEAR_DISTANCE);
            j < title.size() && j <= i + MAX_YEAR_DISTANCE;
            j++) {
          if (Lexicon.english().tagsAt(title, j).contains(Tag.BREACH)) {
            found.add(YEAR_PREFIX + word);
          }
        }
      }
    }
  }

  private static boolean hasTag(Words words, Tag tag) {
    for (int i = 0; i < words.size(); i++) {
      if (Lexicon.english().tagsAt(words, i).contains(tag)) {
        return true;
      }
    }
    return false;
  }
}
