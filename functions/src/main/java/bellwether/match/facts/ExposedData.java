package bellwether.match.facts;

import bellwether.domain.advisory.Advisory;
import bellwether.match.text.ItemText;
import bellwether.match.text.Lexicon;
import bellwether.match.text.PhraseTable;
import bellwether.match.text.ResourceLines;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Extracts the kinds of exposed data from an advisory. */
public final class ExposedData {
  /** How many words its object may be before or after a word such as "stole". */
  private static final int MAX_DISTANCE = 14;

  private static final Set<String> NEGATIONS =
      Set.of(
          "no",
          "not",
          "without",
          "never",
          "nor",
          "didnt",
          "wasnt",
          "werent",
          "hasnt",
          "neither",
          "none",
          "isnt",
          "arent",
          "unaffected");

  private static final Set<Tag> EXPOSURE_TAGS = EnumSet.of(Tag.STOLE, Tag.BREACH);

  private static final Map<List<String>, String> LABELS_BY_PHRASE = new LinkedHashMap<>();
  private static final PhraseTable TABLE;
  private static final List<String> LABELS;

  static {
    for (String line : ResourceLines.lines("taken.txt")) {
      int colon = line.indexOf(':');
      for (String phrase : line.substring(colon + 1).split(";")) {
        LABELS_BY_PHRASE.putIfAbsent(List.of(phrase.strip().split(" +")), line.substring(0, colon));
      }
    }
    TABLE = PhraseTable.of(new ArrayList<>(LABELS_BY_PHRASE.keySet()));
    LABELS = List.copyOf(LABELS_BY_PHRASE.values());
  }

  private ExposedData() {}

  /**
   * The kinds of exposed data in plain words, in the order of the text; empty if the text does not
   * say. What a sentence says was <em>not</em> exposed is left out, unless another says that it
   * was.
   */
  public static List<String> of(Advisory advisory) {
    Set<String> kinds = new LinkedHashSet<>(advisory.statedFacts().dataClasses());
    ItemText item = ItemText.of(advisory);
    collect(item.title(), kinds);
    collect(item.text(), kinds);
    return List.copyOf(kinds);
  }

  private static void collect(Words words, Set<String> kinds) {
    for (PhraseTable.Hit hit : TABLE.scan(words)) {
      if (isExposed(words, hit)) {
        kinds.add(LABELS.get(hit.phrase()));
      }
    }
  }

  private static boolean isExposed(Words words, PhraseTable.Hit hit) {
    int sentence = words.get(hit.from()).sentence();
    boolean taken = false;
    for (int i = Math.max(0, hit.from() - MAX_DISTANCE);
        i < words.size() && i < hit.to() + MAX_DISTANCE;
        i++) {
      if (words.get(i).sentence() != sentence) {
        continue;
      }
      if (NEGATIONS.contains(words.folded(i)) && isNegationInScope(words, i, hit)) {
        return false;
      }
      taken |= !Collections.disjoint(EXPOSURE_TAGS, Lexicon.english().tagsAt(words, i));
    }
    return taken;
  }

  /** Whether it is negated: a negation applies to what follows, up to a "but". */
  private static boolean isNegationInScope(Words words, int negation, PhraseTable.Hit hit) {
    for (int i = Math.min(negation, hit.from()); i < Math.max(negation, hit.from()); i++) {
      if (words.folded(i).equals("but")
          || words.folded(i).equals("though")
          || words.get(i).separator() == Separator.SEMICOLON) {
        return false;
      }
    }
    return negation < hit.from() || negation - hit.to() < 3;
  }
}
