package bellwether.match.facts;

import bellwether.domain.incident.Trait;
import bellwether.match.text.PhraseMap;
import bellwether.match.text.Words;
import java.util.Set;

/** Finds names of groups that claim breaches, which link or distinguish reports. */
public final class Gangs {
  private static final PhraseMap<String> NAMES = PhraseMap.ofLines("gangs.txt");

  private Gangs() {}

  public static void collect(Words words, Set<Trait> found) {
    for (PhraseMap.Hit<String> hit : NAMES.scan(words)) {
      if (words.get(hit.from()).capitalized()) {
        found.add(new Trait(Trait.Kind.ATTACKER, hit.value()));
      }
    }
  }
}
