package bellwether.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names of groups that claim breaches: one name in two reports ties them, two names part them. */
final class Gangs {
  /** Marks a key as an attacker's. */
  static final String MARK = "gang ";

  private static final List<List<String>> NAMES = new ArrayList<>();

  static {
    for (String line : Resource.lines("gangs.txt")) {
      NAMES.add(List.of(line.split(" +")));
    }
  }

  private static final PhraseTable TABLE = PhraseTable.of(NAMES);

  private Gangs() {}

  static void in(Words words, Set<String> found) {
    for (PhraseTable.Hit hit : TABLE.scan(words)) {
      if (words.get(hit.from()).capital()) {
        found.add(MARK + String.join(" ", NAMES.get(hit.phrase())));
      }
    }
  }
}
