package bellwether.match.facts;

import bellwether.domain.incident.Trait;
import bellwether.domain.vendor.Vendor;
import bellwether.match.text.ItemText;
import bellwether.match.text.Lexicon;
import bellwether.match.text.Tag;
import bellwether.match.text.WordSets;
import bellwether.match.text.Words;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What distinguishes the breaches of a company: the affected unit, the year, and whether a flaw in
 * its products was exploited.
 */
public final class IncidentTraits {
  /** The number of sentences that are certainly about the item's own breach. */
  private static final int LEAD_SENTENCES = 2;

  /** How many words may be between a year and its breach. */
  private static final int MAX_YEAR_DISTANCE = 2;

  /** Excludes countries that are often part of a company's own name. */
  private static final Set<String> COUNTRIES = WordSets.get("countries");

  private IncidentTraits() {}

  public static void collect(ItemText item, Vendor vendor, Set<Trait> found) {
    collectUnits(item.title(), vendor, found);
    collectUnits(item.text(), vendor, found);
    collectYears(item.title(), found);
    if (reportsExploitedFlaw(item.title())) {
      found.add(Trait.of(Trait.Kind.EXPLOITED_FLAW));
    }
  }

  /** Whether a title reports that attackers exploit a flaw. */
  static boolean reportsExploitedFlaw(Words title) {
    return Lexicon.hasTag(title, Tag.FLAW) && Lexicon.hasTag(title, Tag.EXPLOIT);
  }

  private static void collectUnits(Words words, Vendor vendor, Set<Trait> found) {
    int nameWords = vendor.key().split(" ").length;
    for (int i = nameWords;
        i < words.size() && words.get(i - nameWords).sentence() < LEAD_SENTENCES;
        i++) {
      if (isUnit(words, i) && words.foldedText(i - nameWords, i).equals(vendor.key())) {
        found.add(new Trait(Trait.Kind.UNIT, words.folded(i)));
      }
    }
  }

  /** Whether the word is a country that belongs to the name before it, as in "Orange Belgium". */
  public static boolean isUnit(Words words, int index) {
    return index > 0
        && index < words.size()
        && COUNTRIES.contains(words.folded(index))
        && words.get(index).capitalized()
        && words.get(index).separator().isSpace()
        && !words.get(index - 1).possessive();
  }

  private static void collectYears(Words title, Set<Trait> found) {
    for (int i = 0; i < title.size(); i++) {
      String word = title.folded(i);
      if (word.length() == 4
          && (word.startsWith("19") || word.startsWith("20"))
          && IntStream.rangeClosed(i - MAX_YEAR_DISTANCE, i + MAX_YEAR_DISTANCE)
              .filter(j -> j >= 0 && j < title.size())
              .anyMatch(j -> Lexicon.tagsAt(title, j).contains(Tag.BREACH))) {
        found.add(new Trait(Trait.Kind.YEAR, word));
      }
    }
  }
}
