package bellwether.match.facts;

import bellwether.match.text.PhraseTable;
import bellwether.match.text.ResourceLines;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names of groups that claim breaches: the same name connects two reports, different names separate
 * them.
 */
public final class Gangs {
  /** Marks a key as an attacker's. */
  public static final String PREFIX = "gang ";

  private static final List<List<String>> NAMES = new ArrayList<>();

  static {
    for (String line : ResourceLines.lines("gangs.txt")) {
      NAMES.add(List.of(line.split(" +")));
    }
  }

  private static final PhraseTable TABLE = PhraseTable.of(NAMES);

  private Gangs() {}

  public static void collect(Words words, Set<String> found) {
    for (PhraseTable.Hit hit : TABLE.scan(words)) {
      if (words.get(hit.from()).capitalized()) {
        found.add(PREFIX + String.join(" ", NAMES.get(hit.phrase())));
      }
    }
  }
}
