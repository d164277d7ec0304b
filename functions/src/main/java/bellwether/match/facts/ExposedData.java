package bellwether.match.facts;

import bellwether.match.text.Tag;
import bellwether.match.text.PhraseTable;
import bellwether.match.text.ResourceLines;
import bellwether.match.text.ItemText;
import bellwether.match.text.Words;
import bellwether.match.text.Lexicon;
import bellwether.match.text.Separator;

import bellwether.domain.advisory.Advisory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from an advisory what was taken or exposed. */
public final class ExposedData {
  /** How far before or behind a word of taking its object may stand, in words. */
  private static final int REACH = 14;

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

  private static final Set<Tag> TAKING = EnumSet.of(Tag.STOLE, Tag.BREACH);

  private static final Map<List<String>, String> KINDS = new LinkedHashMap<>();
  private static final PhraseTable TABLE;
  private static final List<String> LABELS;

  static {
    for (String line : ResourceLines.lines("taken.txt")) {
      int colon = line.indexOf(':');
      for (String phrase : line.substring(colon + 1).split(";")) {
        KINDS.putIfAbsent(List.of(phrase.strip().split(" +")), line.substring(0, colon));
      }
    }
    TABLE = PhraseTable.of(new ArrayList<>(KINDS.keySet()));
    LABELS = List.copyOf(KINDS.values());
  }

  private ExposedData() {}

  /**
   * The kinds of things taken, in plain words, first named first; empty if the text does not say.
   * What a sentence says was <em>not</em> taken is left out, unless another says that it was.
   */
  public static List<String> in(Advisory advisory) {
    Set<String> kinds = new LinkedHashSet<>(advisory.stated().dataClasses());
    ItemText item = ItemText.of(advisory);
    read(item.title(), kinds);
    read(item.text(), kinds);
    return List.copyOf(kinds);
  }

  private static void read(Words words, Set<String> kinds) {
    for (PhraseTable.Hit hit : TABLE.scan(words)) {
      if (isTaken(words, hit)) {
        kinds.add(LABELS.get(hit.phrase()));
      }
    }
  }

  private static boolean isTaken(Words words, PhraseTable.Hit hit) {
    int sentence = words.get(hit.from()).sentence();
    boolean taken = false;
    for (int i = Math.max(0, hit.from() - REACH); i < words.size() && i < hit.to() + REACH; i++) {
      if (words.get(i).sentence() != sentence) {
        continue;
      }
      if (NEGATIONS.contains(words.folded(i)) && isOnSameSide(words, i, hit)) {
        return false;
      }
      taken |= !Collections.disjoint(TAKING, Lexicon.english().tagsAt(words, i));
    }
    return taken;
  }

  /** A negation reaches forward to its object, not over a "but" and not back. */
  private static boolean isOnSameSide(Words words, int negation, PhraseTable.Hit hit) {
    for (int i = Math.min(negation, hit.from()); i < Math.max(negation, hit.from()); i++) {
      if (words.folded(i).equals("but")
          || words.folded(i).equals("though")
          || words.get(i).gap() == Separator.SEMICOLON) {
        return false;
      }
    }
    return negation < hit.from() || negation - hit.to() < 3;
  }
}
